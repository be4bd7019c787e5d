using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Kit;

/// <summary>For a time the browser kit records everything of some events.</summary>
/// <param name="Scopes">Which scopes.</param>
/// <param name="Level">Least level of log lines.</param>
/// <param name="Package">Of which package; null for all.</param>
/// <param name="Seconds">How long it still holds; clocks of browsers may be wrong.</param>
internal sealed record KitCapture(IReadOnlyDictionary<string, bool> Scopes, string Level, string? Package, long Seconds)
{
    internal static KitCapture Of(Capture c, DateTimeOffset now) =>
        new(c.Scopes.Split(' ').Distinct().ToDictionary(s => s, _ => true), c.Level, c.Package, (long)Math.Ceiling((c.Until - now).TotalSeconds));
}
