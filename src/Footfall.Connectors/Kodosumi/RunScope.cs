namespace Footfall.Connectors.Kodosumi;

/// <summary>Which scope a row's event has, and what else its payload says.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Level">Level of a log line; null for others.</param>
/// <param name="TextMember">Member that repeats the message as text.</param>
/// <param name="JsonMember">Member that holds the message as JSON, where it is some.</param>
/// <param name="HasLid">Whether the message names what is waited for.</param>
internal sealed record RunScope(string Scope, string? Level = null, string? TextMember = null, string? JsonMember = null, bool HasLid = false)
{
    private const string Update = "update:run";

    internal static RunScope Of(string kind, string message) => kind switch
    {
        "status" => new(OfStatus(message), TextMember: "status"),
        "lock" => new("await:run", HasLid: true),
        "lease" => new("resume:run", HasLid: true),
        "inputs" => new(Update, JsonMember: "inputs"),
        "final" => new(Update, JsonMember: "outputs"),
        "meta" => new(Update, JsonMember: "meta"),
        "error" => new("log:run", Level: "error"),
        "debug" => new("log:run", Level: "debug"),
        _ => new("log:run", Level: "info"),
    };

    private static string OfStatus(string status) => status switch
    {
        "starting" => "start:run",
        "finished" => "finish:run",
        "error" => "fail:run",
        _ => Update,
    };
}
