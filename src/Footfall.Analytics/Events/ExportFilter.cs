using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Events;

/// <summary>Which events leave a server as canonical lines.</summary>
public sealed record ExportFilter
{
    private static readonly Question<EventRow> Question = Questions.Load<EventRow>("Events.ExportedEvents");

    /// <summary>When they happened.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>Of which orgs, by id or short name; none for all.</summary>
    public IReadOnlyList<string> Orgs { get; init; } = [];

    /// <summary>Of which scopes; none for all.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Of which users; none for all.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Only those that were received later, Unix milliseconds; then in order of receipt.</summary>
    public long After { get; init; }

    /// <summary>Most events; 0 for all.</summary>
    public int Most { get; init; }

    /// <summary>The statement.</summary>
    public Statement ToStatement() => Question.ToStatement(
        new QuestionPart("received", After == 0 ? "" : ",\n    toUnixTimestamp64Milli(received) AS received"),
        new QuestionPart("order", After == 0 ? "time, id" : "received, batch, position"),
        QuestionPart.Value("from", Range.From.ToUnixTimeMilliseconds()),
        QuestionPart.Value("to", Range.To.ToUnixTimeMilliseconds()),
        QuestionPart.Value("after", After),
        QuestionPart.Value("most", Most),
        new QuestionPart(null, "", p => p.Add("orgs", Orgs).Add("scopes", Scopes).Add("users", Users)));
}
