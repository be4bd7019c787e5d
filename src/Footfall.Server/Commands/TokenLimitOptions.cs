using System.CommandLine;
using System.Globalization;
using Footfall.Ingestion.Pipeline.Limits;

namespace Footfall.Server.Commands;

/// <summary>Options of <c>token create</c> that say how much the token may send.</summary>
internal sealed class TokenLimitOptions
{
    private readonly Option<long?> _requests;
    private readonly Option<long?> _events;
    private readonly Option<long?> _bytes;
    private readonly Option<long?> _eventsPerRequest;
    private readonly Option<long?> _eventBytes;

    internal TokenLimitOptions(Command command)
    {
        _requests = Add(command, "--max-requests-per-second", "Requests a second that it may send on average.");
        _events = Add(command, "--max-events-per-second", "Events a second that it may send on average.");
        _bytes = Add(command, "--max-bytes-per-second", "Bytes a second, after decompression, that it may send on average.");
        _eventsPerRequest = Add(command, "--max-events-per-request", "Events that one request may have.");
        _eventBytes = Add(command, "--max-event-bytes", "Bytes that one event may have.");
    }

    /// <summary>The limits that were given; null where none was.</summary>
    internal OwnLimits Read(ParseResult result) => new()
    {
        RequestsPerSecond = result.GetValue(_requests),
        EventsPerSecond = result.GetValue(_events),
        BytesPerSecond = result.GetValue(_bytes),
        EventsPerRequest = result.GetValue(_eventsPerRequest),
        EventBytes = result.GetValue(_eventBytes),
    };

    /// <summary>A token's own limits in words, to be put behind the rest of its line; empty without any.</summary>
    internal static string Describe(OwnLimits limits)
    {
        var said = new[]
        {
            Say(limits.RequestsPerSecond, "requests/s"),
            Say(limits.EventsPerSecond, "events/s"),
            Say(limits.BytesPerSecond, "bytes/s"),
            Say(limits.EventsPerRequest, "events a request"),
            Say(limits.EventBytes, "bytes an event"),
        }.OfType<string>();
        return string.Concat(said.Select(s => $", {s}"));
    }

    private static string? Say(long? limit, string unit) => limit switch
    {
        null => null,
        0 => $"any {unit}",
        { } most => string.Create(CultureInfo.InvariantCulture, $"at most {most} {unit}"),
    };

    private static Option<long?> Add(Command command, string name, string meaning)
    {
        var option = new Option<long?>(name) { Description = $"{meaning} 0: no limit. Without it, as the setting in section Limits says." };
        WholeNumber.Require(option, 0, long.MaxValue, "0, for no limit, or more");
        command.Options.Add(option);
        return option;
    }
}
