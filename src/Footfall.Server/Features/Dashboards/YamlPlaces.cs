using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Footfall.Server.Features.Dashboards;

/// <summary>Where things are in a text of YAML.</summary>
internal static class YamlPlaces
{
    /// <summary>The place of what a path leads to, or of the last thing on the way that is there.</summary>
    /// <param name="text">The text, which is right as YAML.</param>
    /// <param name="path">Keys of mappings and numbers of entries.</param>
    internal static Mark Of(string text, IEnumerable<object> path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        if (yaml.Documents is not [{ RootNode: var node }, ..])
        {
            return new Mark(0, 1, 1);
        }

        foreach (var step in path)
        {
            var next = (step, node) switch
            {
                (string key, YamlMappingNode mapping) => mapping.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: { } name } && name == key).Value,
                (int at, YamlSequenceNode sequence) => sequence.Children.ElementAtOrDefault(at),
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            node = next;
        }

        return node.Start;
    }
}
