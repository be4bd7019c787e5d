using System.Text;
using System.Text.Json;

namespace Footfall.Ingestion.Pipeline;

/// <summary>What is particular about <c>use:*</c>, the heartbeats and sessions of users (semantics 3.3, 6.2).</summary>
public static class Activity
{
    private const string Verb = "use:";

    /// <summary>Why such a report is rejected.</summary>
    public const string NobodyConnected = "connections is 0: nobody is connected, so nobody is active.";

    /// <summary>Whether events of a scope report activity.</summary>
    public static bool IsReport(string scope) => scope.StartsWith(Verb, StringComparison.Ordinal);

    /// <summary>Whether a report says that nobody is connected: <c>{"connections": 0}</c>.</summary>
    /// <param name="scope">A well-formed scope.</param>
    /// <param name="payload">Valid JSON, or null.</param>
    public static bool IsExcluded(string scope, string? payload) =>
        payload is not null && IsReport(scope) && payload.Contains("connections", StringComparison.Ordinal) && HasNoConnections(Encoding.UTF8.GetBytes(payload));

    /// <summary>
    /// Identity of a session's report that came without id: the same for as long as the session goes on, so that a report with a
    /// longer duration takes the place of an earlier one.
    /// </summary>
    /// <param name="owner">What ids are unique within.</param>
    /// <param name="report">The session, and whose it is.</param>
    public static Guid SessionId(string owner, SessionReport report) =>
        EventId.FromSession(owner, $"{report.Session}\0{report.Scope}\0{report.User}\0{report.Workspace}\0{report.Start.UtcTicks}");

    private static bool HasNoConnections(ReadOnlySpan<byte> payload)
    {
        var json = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = 512 });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var none = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var named = json.ValueTextEquals("connections"u8);
            json.Read();
            none = named ? json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number) && number == 0 : none;
            json.Skip();
        }

        return none;
    }
}
