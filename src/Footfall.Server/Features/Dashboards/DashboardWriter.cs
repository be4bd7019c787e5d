using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;
using YamlDotNet.Serialization.NamingConventions;

namespace Footfall.Server.Features.Dashboards;

/// <summary>Writes a dashboard as the text of its file: SQL as it reads, line by line.</summary>
internal static class DashboardWriter
{
    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .WithEventEmitter(next => new LinesAsBlocks(next))
        .WithIndentedSequences()
        .Build();

    internal static string Write(DashboardFile dashboard) => Yaml.Serialize(dashboard);

    private sealed class LinesAsBlocks(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.Contains('\n', StringComparison.Ordinal))
            {
                eventInfo = new ScalarEventInfo(eventInfo.Source) { Style = ScalarStyle.Literal };
            }

            base.Emit(eventInfo, emitter);
        }
    }
}
