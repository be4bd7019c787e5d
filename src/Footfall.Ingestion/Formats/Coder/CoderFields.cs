using System.Text.Encodings.Web;
using System.Text.Json;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Coder;

/// <summary>Members of one record, read one by one; all mistakes are remembered.</summary>
internal sealed class CoderFields(JsonElement record)
{
    private const int MaxText = 1_000;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> _read = [];

    internal List<CoderMistake> Mistakes { get; } = [];

    /// <summary>The members that were not read, and some under names of ours, as JSON. To be called last.</summary>
    internal string Rest(params ReadOnlySpan<(string Name, string? Value)> named)
    {
        var rest = record.EnumerateObject()
            .Where(m => !_read.Contains(m.Name) && m.Value.ValueKind != JsonValueKind.Null)
            .GroupBy(m => m.Name)
            .ToDictionary(g => g.Key, g => g.Last().Value);
        foreach (var (name, value) in named)
        {
            if (value is not null)
            {
                rest[name] = JsonSerializer.SerializeToElement(value);
            }
        }

        return JsonSerializer.Serialize(rest, Relaxed);
    }

    /// <summary>A text, or a whole number as it was written. Empty text is null.</summary>
    internal string? Text(string name, int most = MaxText)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') => value.GetRawText(),
            _ => Fail(RejectionReason.InvalidField, name, "must be a text or a whole number."),
        };
        if (text?.Length > most)
        {
            Fail(RejectionReason.TooLarge, name, $"has {text.Length} characters; {most} are taken.");
            return null;
        }

        return text is { Length: > 0 } ? text : null;
    }

    /// <summary>A time; null when there is none, or Go's zero time.</summary>
    internal DateTimeOffset? Time(string name)
    {
        if (!TryGet(name, out var value) || value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith("0001-", StringComparison.Ordinal))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String || !Instants.TryParseRfc3339(value.GetString(), out var time))
        {
            Fail(RejectionReason.InvalidTimestamp, name, "must be RFC 3339, for example \"2026-01-05T09:00:00.123Z\".");
            return null;
        }

        if (!Instants.IsTaken(time))
        {
            Fail(RejectionReason.OutOfRange, name, $"must lie between {Instants.Earliest:yyyy-MM-dd} and {Instants.End:yyyy-MM-dd}.");
            return null;
        }

        return time;
    }

    /// <summary>Milliseconds, not negative.</summary>
    internal ulong? Milliseconds(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and <= 1L << 53)
        {
            return (ulong)number;
        }

        Fail(RejectionReason.OutOfRange, name, "must be a number of milliseconds, 0 or more.");
        return null;
    }

    internal string? Fail(string reason, string field, string detail, string? code = null)
    {
        Mistakes.Add(new CoderMistake(reason, code ?? $"invalid_{field}", field, $"{field} {detail}"));
        return null;
    }

    private bool TryGet(string name, out JsonElement value)
    {
        _read.Add(name);
        return record.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
