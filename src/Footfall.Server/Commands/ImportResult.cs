using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Footfall.ClickHouse;

namespace Footfall.Server.Commands;

/// <summary>What became of an imported file.</summary>
internal sealed record ImportResult
{
    public required string File { get; init; }

    /// <summary>Lines that held something.</summary>
    public long Lines { get; init; }

    /// <summary>What a line is, in the plural: events, entities, memberships.</summary>
    [JsonIgnore]
    public string Noun { get; init; } = "events";

    /// <summary>Events that are new.</summary>
    public long Accepted { get; init; }

    /// <summary>Events that the store had.</summary>
    public long Duplicates { get; init; }

    /// <summary>Lines that were not taken, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>List of the rejected lines; null when there are none.</summary>
    public string? RejectedFile { get; init; }

    public double Seconds { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, StoreRows.Json);

    private string One => Noun.EndsWith("ies", StringComparison.Ordinal) ? $"{Noun[..^3]}y" : Noun[..^1];

    internal string ToText()
    {
        var rejected = Rejected.Values.Sum();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{File}: {Counted.Of(Lines, "line")}, {Counted.Of(Accepted, One, Noun)} added, {Duplicates:N0} there already, {rejected:N0} rejected, {Seconds:N1} s");
        foreach (var (reason, count) in Rejected.OrderByDescending(r => r.Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Environment.NewLine}  {count,10:N0}  {reason}");
        }

        if (RejectedFile is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Environment.NewLine}  The rejected lines, with numbers and reasons, are in {RejectedFile}");
        }

        return text.ToString();
    }
}
