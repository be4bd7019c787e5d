using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>A run as the words of semantics 7 make it, event by event, without any SQL.</summary>
internal sealed class RunRecount
{
    private static readonly string[] StatusVerbs = ["create", "start", "update", "await", "resume", "finish", "fail", "stop"];

    private readonly List<Told> _events;
    private readonly DateTimeOffset _now;

    public RunRecount(IEnumerable<Event> events, DateTimeOffset now)
    {
        _now = now;
        _events = [.. events.Select(e => new Told(e)).OrderBy(t => t.At).ThenBy(t => t.Row).ThenBy(t => t.Event.Received).ThenBy(t => t.Event.Position)];
    }

    private IEnumerable<Told> Kinds => _events.Where(t => t.IsRecord);

    private List<Told> Statuses => [.. _events.Where(t => t.Status.Length > 0)];

    private Told? Latest => Statuses.LastOrDefault(t => t.IsRecord) ?? Statuses.LastOrDefault();

    /// <summary>Begin of each attempt after the first: a start that comes after an end of the one before.</summary>
    private List<Told> Restarts
    {
        get
        {
            var (found, started, ended) = (new List<Told>(), false, false);
            foreach (var told in _events)
            {
                if (told.Verb == "start")
                {
                    if (started && ended)
                    {
                        found.Add(told);
                    }

                    (started, ended) = (true, false);
                }

                // What starts may say in the same breath that it ended: that is an end of its own attempt, at its own place, and so before no other start.
                ended |= told.IsEnd && told.Verb != "start";
            }

            return found;
        }
    }

    public int Attempt => 1 + Restarts.Count;

    private bool IsEnded => Latest?.IsEnd == true;

    public string State
    {
        get
        {
            var begin = Restarts.LastOrDefault();
            var leases = _events.Where(t => t.Verb == "resume").Select(t => t.Lid).ToHashSet();
            var open = _events.Any(t => t.Verb == "await" && t.Lid.Length > 0 && !leases.Contains(t.Lid) && (begin is null || _events.IndexOf(t) > _events.IndexOf(begin)));
            return Latest switch
            {
                null => "unknown",
                { IsEnd: false } latest when open && !latest.IsUnknown => "awaiting",
                { } latest => latest.Status,
            };
        }
    }

    public string Status => Latest is { IsEnd: false, IsUnknown: false } && (double)_now.ToUnixTimeMilliseconds() / 1000 - _events.Max(t => t.At) > 86_400 ? "silent" : State;

    public double? Started
    {
        get
        {
            if (Attempt == 1 && Kinds.Any())
            {
                return Kinds.Min(t => t.At);
            }

            return Restarts.LastOrDefault()?.At ?? _events.FirstOrDefault(t => t.Verb == "start")?.At ?? Statuses.FirstOrDefault(t => t.IsWork)?.At;
        }
    }

    public double? Ended => IsEnded ? Latest!.At : null;

    public long? RuntimeMs => Started is { } started
        ? (long)Math.Round(Math.Max(0, (Ended ?? (Status is "silent" or "unknown" ? _events.Max(t => t.At) : _now.ToUnixTimeMilliseconds() / 1000.0)) - started) * 1000)
        : null;

    public string Error
    {
        get
        {
            var failure = _events.LastOrDefault(t => t.IsFailure);
            var begin = Restarts.LastOrDefault();
            return failure is null || (begin is not null && _events.IndexOf(failure) < _events.IndexOf(begin)) ? "" : failure.Failure;
        }
    }

    public (int Up, int Down) Files
    {
        get
        {
            var list = _events.LastOrDefault(t => t.Verb == "update" && t.Has("files"));
            var told = _events.Where(t => t == list || (t.Verb != "update" && t.Has("files") && (list is null || _events.IndexOf(t) > _events.IndexOf(list))));
            var files = told.SelectMany(t => t.Payload["files"]!.AsArray()).Select(f => ((string)f!["direction"]!, (string)f["name"]!)).Distinct().ToList();
            return (files.Count(f => f.Item1 == "up"), files.Count(f => f.Item1 == "down"));
        }
    }

    public double? StartTime => Kinds.Any() ? Kinds.Min(t => t.At) : _events.Exists(t => t.Has("unreadable")) ? null : _events.Min(t => t.At);

    /// <summary>When it was told of first, Unix seconds.</summary>
    public string First => FormattableString.Invariant($"{_events.Min(t => t.At):R}");

    public bool IsDeleted => _events.LastOrDefault(t => t.Verb is "delete" or "restore")?.Verb == "delete";

    /// <summary>What a list must show.</summary>
    public string Line
    {
        get
        {
            var (up, down) = Files;
            var created = _events.FirstOrDefault(t => t.Verb == "create")?.At;
            var shown = Status == "started" ? "running" : Status;
            var org = _events.FirstOrDefault(t => t.Event.OrgId is not null || t.Event.OrgSlug is not null)?.Event;
            return string.Join('|', Last(t => t.Event.ObjVal), Last(t => t.Text("type")), Last(t => t.Event.Agent), _events.Select(t => t.Event.UserId).FirstOrDefault(u => u is not null), org?.OrgSlug ?? org?.OrgId,
                Status, shown, Attempt, Milliseconds(created), Milliseconds(Started), Milliseconds(Ended), Milliseconds(_events.Max(t => t.At)), RuntimeMs, up, down, Error, IsDeleted);
        }
    }

    public static string Milliseconds(double? seconds) => seconds is { } given ? FormattableString.Invariant($"{Math.Round(given * 1000)}") : "";

    private string? Last(Func<Told, string?> value) => _events.Select(value).LastOrDefault(v => !string.IsNullOrEmpty(v));

    /// <summary>An event and what it tells.</summary>
    private sealed record Told
    {
        public Told(Event e)
        {
            Event = e;
            Payload = JsonNode.Parse(e.Payload ?? "{}")!.AsObject();
            Verb = e.Scope.Split(':')[0];
            Kind = Text("kind");
            IsRecord = Kind.Length > 0 || (Has("kind") && Has("row"));
            At = Payload["at"] is { } at ? (double)at : e.Time.ToUnixTimeMilliseconds() / 1000.0;
            Row = (long?)Payload["row"] ?? 0;
            Lid = Text("lid");
            var word = Verb switch { "create" => "queued", "start" => "started", "resume" => "running", "await" => "awaiting", "finish" => "finished", "fail" => "error", "stop" => "stopped", _ => "" };
            Status = !StatusVerbs.Contains(Verb) ? "" : Text("status").Length > 0 ? Text("status") : Verb is "await" or "resume" && Lid.Length > 0 ? "" : word;
        }

        public Event Event { get; }

        public JsonObject Payload { get; }

        public string Verb { get; }

        public string Kind { get; }

        public bool IsRecord { get; }

        public double At { get; }

        public long Row { get; }

        public string Lid { get; }

        public string Status { get; }

        public bool IsUnknown => Status.Equals("unknown", StringComparison.OrdinalIgnoreCase);

        public bool IsEnd => Status.ToLowerInvariant() switch
        {
            "" or "queued" or "consumed" or "unknown" => false,
            "finished" or "stopped" or "error" => true,
            _ => Verb is "finish" or "stop" or "fail",
        };

        public bool IsWork => Status.Length > 0 && !IsEnd && !IsUnknown && Status.ToLowerInvariant() is not ("queued" or "consumed");

        public bool IsFailure => IsRecord ? Kind == "error" : Verb == "fail";

        public string Failure => IsRecord ? Text("message") : Text("error").Length > 0 ? Text("error") : Text("message").Length > 0 ? Text("message") : "failed without a message";

        public bool Has(string member) => Payload[member] is not null;

        public string Text(string member) => Payload[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
    }
}
