using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Model;

namespace Footfall.Ingestion.Pipeline.Policy;

/// <summary>
/// Leaves out of a delivery what the policy does not store. An event is chosen by its id, so a repeat has the same fate. Imports are taken as they are:
/// who brings a history means all of it.
/// </summary>
/// <param name="policy">What is stored.</param>
/// <param name="captures">Rules that overrule it, those too that ended lately.</param>
public sealed class PolicyDoor(LogPolicy policy, Func<IReadOnlyList<CaptureRule>> captures)
{
    private const string Mask = "[masked]";
    private static readonly byte[] MaskText = Encoding.UTF8.GetBytes($"\"{Mask}\"");

    private readonly ConcurrentDictionary<string, long> _dropped = new();

    /// <summary>How many events were left out since the server started, by verb.</summary>
    public IReadOnlyDictionary<string, long> Dropped => _dropped;

    /// <summary>What is stored of a delivery; the delivery itself when all of it is.</summary>
    public Delivery Apply(Delivery delivery)
    {
        var rules = captures();
        if ((policy.IsEmpty && rules.Count == 0) || delivery.Batch.SkipStored)
        {
            return delivery;
        }

        var events = new List<Event>(delivery.Batch.Events.Count);
        foreach (var e in delivery.Batch.Events)
        {
            if (IsKept(e, rules))
            {
                events.Add(Masked(e));
            }
        }

        return delivery with { Batch = delivery.Batch with { Events = events } };
    }

    private bool IsKept(Event e, IReadOnlyList<CaptureRule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Holds(e) && rule.Count.TryAdd())
            {
                return true;
            }
        }

        var oneOf = policy.OneOf(e.Scope);
        if (oneOf == 1 || (oneOf > 1 && Chance(e.Id) % (uint)oneOf == 0))
        {
            return true;
        }

        var colon = e.Scope.IndexOf(':', StringComparison.Ordinal);
        _dropped.AddOrUpdate(colon < 0 ? e.Scope : e.Scope[..colon], 1, (_, n) => n + 1);
        return false;
    }

    /// <summary>A number that is as good as drawn and always the same of an id. Ids may count up, and begin with a time.</summary>
    private static uint Chance(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return (uint)(XxHash3.HashToUInt64(bytes) >> 32);
    }

    private Event Masked(Event e)
    {
        var fields = policy.Masked(e.Scope);
        if (fields.Count == 0)
        {
            return e;
        }

        return e with
        {
            ObjName = Of("obj_name", e.ObjName),
            ObjVal = Of("obj_val", e.ObjVal),
            UserName = Of("user_name", e.UserName),
            UserEmail = Of("user_email", e.UserEmail),
            Payload = e.Payload is null ? null : PayloadOf(e.Payload, fields),
        };

        string? Of(string field, string? value) => value is not null && fields.Contains(field) ? Mask : value;
    }

    /// <summary>
    /// The payload with the members masked that are at its top, however often they stand there; the rest stays as it was. A text that is no JSON may hold
    /// them anywhere, and is masked as a whole.
    /// </summary>
    private static string PayloadOf(string payload, IReadOnlyList<string> fields)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var json = new Utf8JsonReader(bytes, JsonScrubber.Options);
        var changes = new List<(int Start, int End, byte[] Text)>();
        try
        {
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && fields.Contains(JsonTexts.Read(ref json)))
                {
                    json.Read();
                    var start = (int)json.TokenStartIndex;
                    json.Skip();
                    changes.Add((start, (int)json.BytesConsumed, MaskText));
                }
            }
        }
        catch (JsonException)
        {
            return Mask;
        }

        return changes.Count == 0 ? payload : JsonScrubber.Apply(bytes, changes);
    }
}
