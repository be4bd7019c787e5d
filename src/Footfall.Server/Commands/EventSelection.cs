using System.CommandLine;
using Footfall.Analytics.Asking;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Footfall.Server.Answers;
using Footfall.Server.Features.Machine;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Server.Commands;

/// <summary>Options that say which events a command is about.</summary>
internal sealed class EventSelection
{
    private readonly Option<string?> _period = new("--period") { Description = "A period such as all, 30d or last-month, in UTC. Standard: all." };
    private readonly Option<string?> _from = new("--from") { Description = "Begin, RFC 3339." };
    private readonly Option<string?> _to = new("--to") { Description = "End, RFC 3339, exclusive." };
    private readonly Option<string[]> _orgs = Several("--org", "Only events of this org, by id or short name. Repeat it for several.");
    private readonly Option<string[]> _scopes = Several("--scope", "Only events of this scope, create:project. Repeat it for several.");
    private readonly Option<string[]> _users = Several("--user", "Only events of the user of this id. Repeat it for several.");

    internal EventSelection(Command command, bool hasPeriod = true)
    {
        foreach (var option in hasPeriod ? new Option[] { _period, _from, _to, _orgs, _scopes, _users } : [_orgs, _scopes, _users])
        {
            command.Add(option);
        }

        command.Validators.Add(r =>
        {
            foreach (var scope in (r.GetValue(_scopes) ?? []).Where(s => !Scope.IsValid(s)))
            {
                r.AddError($"--scope must be verb:object, for example create:project, but is '{scope}'.");
            }
        });
        if (hasPeriod)
        {
            command.Validators.Add(r =>
            {
                foreach (var mistake in Mistakes(r.GetValue(_period), r.GetValue(_from), r.GetValue(_to)))
                {
                    r.AddError(mistake);
                }
            });
        }
    }

    /// <summary>Events of the period that was asked for.</summary>
    internal ExportRequest Read(ParseResult result) => Read(result, RangeOf(result.GetValue(_period), result.GetValue(_from), result.GetValue(_to)));

    /// <summary>Events of another period.</summary>
    internal ExportRequest Read(ParseResult result, TimeRange range) =>
        new(range.From, range.To, result.GetValue(_orgs) ?? [], result.GetValue(_scopes) ?? [], result.GetValue(_users) ?? []);

    private static Option<string[]> Several(string name, string description) => new(name) { Description = description };

    private static TimeRange RangeOf(string? period, string? from, string? to)
    {
        if (period is not null)
        {
            return Reader().Read(period)!.Range;
        }

        _ = Instants.TryParseRfc3339(from, out var begin);
        return new TimeRange(from is null ? Instants.Earliest : begin, to is not null && Instants.TryParseRfc3339(to, out var end) ? end : Instants.End);
    }

    private static PeriodReader Reader() => new(new Calendar(DateTimeZone.Utc), TimeProvider.System.GetUtcNow(), new TimeRange(Instants.Earliest, Instants.End));

    private static IEnumerable<string> Mistakes(string? period, string? from, string? to)
    {
        if (period is not null && (from ?? to) is not null)
        {
            yield return "Give --period, or --from and --to, but not both.";
        }

        if (period is not null && Reader().Read(period) is null)
        {
            yield return $"--period {AskReader.NotUnderstood(period)}";
        }

        foreach (var (name, text) in new[] { ("--from", from), ("--to", to) })
        {
            if (text is not null && !Instants.TryParseRfc3339(text, out _))
            {
                yield return $"{name} must be RFC 3339 such as 2026-01-05T09:00:00Z, but is '{text}'.";
            }
        }
    }
}
