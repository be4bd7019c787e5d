namespace Footfall.Server.Hosting;

/// <summary>Settings are wrong; carries all mistakes at once.</summary>
internal sealed class SettingsException(IReadOnlyList<string> mistakes)
    : Exception($"Footfall cannot start with these settings:{Environment.NewLine}{string.Join(Environment.NewLine, mistakes.Select(m => $"  - {m}"))}")
{
    internal IReadOnlyList<string> Mistakes { get; } = mistakes;
}
