using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Footfall.ClickHouse;

namespace Footfall.Server.Features.Sql;

/// <summary>Values of a statement's parameters, from JSON to what the engine reads.</summary>
internal static partial class SqlParameters
{
    /// <summary>Encodes them. An RFC 3339 time is taken where the statement says DateTime, whose own notation knows no zone.</summary>
    internal static Parameters Of(SqlRequest request)
    {
        if (request.Parameters is not { Count: > 0 } given)
        {
            return Parameters.None;
        }

        var times = TimePlaces().Matches(request.Sql!).Select(m => m.Groups["name"].Value).ToHashSet();
        var parameters = new Parameters();
        foreach (var (name, value) in given)
        {
            Add(parameters, name, value, times.Contains(name));
        }

        return parameters;
    }

    private static void Add(Parameters parameters, string name, JsonElement value, bool isTime)
    {
        _ = value.ValueKind switch
        {
            JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => parameters.Add(name, value.EnumerateArray().Select(v => v.GetString()!)),
            JsonValueKind.Array => parameters.AddEncoded(name, value.GetRawText()),
            JsonValueKind.String when isTime && InstantOf(value.GetString()!) is { } instant => parameters.Add(name, instant),
            JsonValueKind.String => parameters.Add(name, value.GetString()),
            JsonValueKind.Null => parameters.Add(name, (string?)null),
            JsonValueKind.True => parameters.Add(name, 1),
            JsonValueKind.False => parameters.Add(name, 0),
            _ => parameters.Add(name, value.GetRawText()),
        };
    }

    private static DateTimeOffset? InstantOf(string text) =>
        text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    [GeneratedRegex(@"\{\s*(?<name>\w+)\s*:\s*(Nullable\()?DateTime", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimePlaces();
}
