using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Captures;

/// <summary>A capture rule.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Scopes">Scopes of events, <c>*</c> for any verb or object.</param>
/// <param name="Level">Least level of log lines.</param>
/// <param name="UserId">Of which user; null for all.</param>
/// <param name="Package">Of which package; null for all.</param>
/// <param name="Reason">What it is for.</param>
/// <param name="Author">Login of who made it.</param>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ends or ended.</param>
/// <param name="Holds">Whether it holds now.</param>
/// <param name="Events">Events that came in under it.</param>
/// <param name="MaxEvents">How many may; then it is over.</param>
/// <param name="Full">Whether it is over because as many came in.</param>
internal sealed record CaptureEntry(int Id, IReadOnlyList<string> Scopes, string Level, string? UserId, string? Package, string Reason, string Author, DateTimeOffset From, DateTimeOffset Until, bool Holds, long Events, long MaxEvents, bool Full)
{
    internal static CaptureEntry Of(Capture c, DateTimeOffset now, long events) =>
        new(c.Id, c.Scopes.Split(' '), c.Level, c.UserId, c.Package, c.Reason, c.Author, c.Created, c.Until, c.Until > now && events < c.MaxEvents, events, c.MaxEvents, events >= c.MaxEvents);
}
