using System.Reflection;

namespace Footfall.Analytics.Asking;

/// <summary>Loads questions out of the <c>.sql</c> files in this assembly.</summary>
public static class Questions
{
    /// <summary>Loads one.</summary>
    /// <param name="name">Folder and file without ending, joined by a point, for example <c>Events.Browsers</c>.</param>
    public static Question<TRow> Load<TRow>(string name)
    {
        var resource = $"Footfall.Analytics.{name}.sql";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no question {resource}.");
        using var reader = new StreamReader(stream);
        return new Question<TRow>(name, reader.ReadToEnd());
    }
}
