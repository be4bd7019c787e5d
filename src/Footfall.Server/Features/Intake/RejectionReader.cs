using Footfall.Analytics.Asking;
using Footfall.Analytics.Intake;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Footfall.Server.Answers;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Server.Features.Intake;

/// <summary>Reads the parameters that choose rejected records.</summary>
internal sealed class RejectionReader(AskReader reader)
{
    /// <summary>All of the time that there is.</summary>
    internal static TimeRange Always { get; } = new(DateTimeOffset.UnixEpoch, new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Understands the parameters; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal async Task<RejectionFilter> ReadAsync(HttpContext context, RejectionQuery query, Mistakes mistakes)
    {
        AskReader.RefuseUnknown(context, mistakes);
        RefuseOtherReasons("reason", query.Reason, mistakes);
        return new RejectionFilter
        {
            Range = await ReadRangeAsync(query, mistakes, context.RequestAborted),
            Ids = ReadIds(query.Id, mistakes),
            Reasons = query.Reason ?? [],
            Tokens = query.Token ?? [],
            Protocols = query.Protocol ?? [],
            Search = query.Search ?? "",
            Replayed = string.IsNullOrEmpty(query.Replayed) ? null : mistakes.Choice("replayed", query.Replayed, "false", "true") == "true",
        };
    }

    /// <summary>Reasons are a closed set; any other is a typing mistake.</summary>
    internal static void RefuseOtherReasons(string name, string[]? reasons, Mistakes mistakes)
    {
        if (reasons?.FirstOrDefault(r => !RejectionReason.All.Contains(r)) is { } other)
        {
            mistakes.Add(name, $"must be one of {string.Join(", ", RejectionReason.All)}, but is '{other}'.");
        }
    }

    private async Task<TimeRange> ReadRangeAsync(RejectionQuery query, Mistakes mistakes, CancellationToken cancellationToken)
    {
        var asked = new EventQuery { Period = query.Period, From = query.From, To = query.To, Tz = query.Tz };
        var period = await reader.ReadPeriodAsync(asked, new Calendar(AskReader.ReadZone(query.Tz, mistakes)), Access.All, mistakes, cancellationToken);

        // What is missing at one end means: as long as there is something. The events' first and last say nothing about it.
        return query switch
        {
            { NamesTime: false, Id.Length: > 0 } => Always,
            { Period: not null, From: null, To: null } when period.IsEverything => Always,
            { From: not null, To: null } => new TimeRange(period.Range.From, Always.To),
            { From: null, To: not null } => new TimeRange(Always.From, period.Range.To),
            _ => period.Range,
        };
    }

    private static List<Guid> ReadIds(string[]? texts, Mistakes mistakes)
    {
        var ids = new List<Guid>();
        foreach (var text in texts ?? [])
        {
            if (Guid.TryParseExact(text, "D", out var id))
            {
                ids.Add(id);
            }
            else
            {
                mistakes.Add("id", $"must be the id of a rejected record, but is '{text}'.");
            }
        }

        return ids;
    }
}
