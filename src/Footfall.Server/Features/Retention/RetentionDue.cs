namespace Footfall.Server.Features.Retention;

/// <summary>Events of a scope that are older than its rule lets them be.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Before">Events before this go.</param>
/// <param name="Events">How many.</param>
/// <param name="Oldest">When the first happened.</param>
internal sealed record RetentionDue(string Scope, DateTimeOffset Before, long Events, DateTimeOffset Oldest);
