using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Applies the rules to JSON, token by token, so that JSON stays JSON: what changes is written anew, the rest stays as it was,
/// character for character.
/// </summary>
internal sealed class JsonScrubber(TextScrubber texts)
{
    private const int MaxDepth = 512;

    // JSON in a text of JSON is common; what is deeper than this is read as text.
    private const int MostLevels = 3;

    /// <summary>How JSON of events is read.</summary>
    internal static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The JSON with markers, or null when the text is no JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="fields">What to do with members at the top; null where all are alike.</param>
    /// <param name="tally">Counts what was taken out.</param>
    /// <param name="place">Member that holds the JSON, for the tally.</param>
    internal string? Scrub(string json, FieldRules? fields, ScrubTally tally, string place) => Scrub(json, fields, tally, place, 0);

    private string? Scrub(string json, FieldRules? fields, ScrubTally tally, string place, int level)
    {
        var bytes = Utf8.GetBytes(json);
        var walk = new Walk(this, texts, fields, place, level);
        try
        {
            walk.Read(bytes);
        }
        catch (JsonException)
        {
            return null;
        }

        walk.Report(tally);
        return walk.Changes.Count == 0 ? json : Apply(bytes, walk.Changes);
    }

    /// <summary>The text with stretches of it replaced, in their order; the rest stays character for character.</summary>
    internal static string Apply(byte[] json, List<(int Start, int End, byte[] Text)> changes)
    {
        using var changed = new MemoryStream(json.Length);
        var at = 0;
        foreach (var (start, end, text) in changes)
        {
            changed.Write(json.AsSpan(at..start));
            changed.Write(text);
            at = end;
        }

        changed.Write(json.AsSpan(at));
        return Utf8.GetString(changed.GetBuffer().AsSpan(0, (int)changed.Length));
    }

    /// <summary>One way through one text.</summary>
    private sealed class Walk(JsonScrubber scrubber, TextScrubber texts, FieldRules? fields, string place, int level)
    {
        // Nothing counts until the whole text is known to be JSON.
        private readonly ScrubTally _tally = new(keepPlaces: true);
        private readonly List<string> _path = [];
        private string _name = "";

        internal List<(int Start, int End, byte[] Text)> Changes { get; } = [];

        internal void Report(ScrubTally total)
        {
            foreach (var (rule, where) in _tally.Places)
            {
                total.Add(rule, where);
            }
        }

        internal void Read(ReadOnlySpan<byte> bytes)
        {
            var json = new Utf8JsonReader(bytes, Options);
            while (json.Read())
            {
                switch (json.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        ReadName(ref json);
                        break;
                    case JsonTokenType.String:
                        ReadText(ref json);
                        break;
                    case JsonTokenType.Number when !IsId() && !texts.IsKeptKey(_name):
                        ReadNumber(ref json);
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        _path.Add(_name);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        _name = _path[^1];
                        _path.RemoveAt(_path.Count - 1);
                        break;
                    default:
                        break;
                }
            }
        }

        private void ReadName(ref Utf8JsonReader json)
        {
            _name = JsonTexts.Read(ref json);
            var clean = Scrub(_name, texts.Look(_name));
            if (!ReferenceEquals(clean, _name))
            {
                Change((int)json.TokenStartIndex, (int)json.TokenStartIndex + json.ValueSpan.Length + 2, clean);
            }

            if (texts.IsSecretKey(_name) && Treatment() != FieldTreatment.Keep)
            {
                json.Read();
                var start = (int)json.TokenStartIndex;
                var secret = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Number || (json.TokenType == JsonTokenType.String && json.ValueSpan.Length > 0);
                json.Skip();
                if (secret && !json.ValueSpan.SequenceEqual("[key]"u8))
                {
                    Change(start, (int)json.BytesConsumed, AssignmentDetector.Marker);
                    _tally.Add(PrivacyRule.Keys, Place());
                }
            }
        }

        private void ReadText(ref Utf8JsonReader json)
        {
            if (texts.IsKeptKey(_name))
            {
                return;
            }

            var text = JsonTexts.Read(ref json);
            var treatment = Treatment();
            var clean = treatment == FieldTreatment.UserEmail
                ? fields!.UserEmails.Scrub(text, _tally, Place()) ?? MailDetector.Marker
                : ScrubText(text, treatment);
            if (clean != text)
            {
                Change((int)json.TokenStartIndex, (int)json.BytesConsumed, clean);
            }
        }

        private string ScrubText(string text, FieldTreatment treatment)
        {
            if (level < MostLevels && treatment != FieldTreatment.Keep && text.AsSpan().TrimStart() is ['{' or '[', ..]
                && scrubber.Scrub(text, InPayload ? fields?.Payload : null, _tally, Place(), level + 1) is { } json)
            {
                return json;
            }

            return Scrub(text, Suspect(text, treatment));
        }

        private string Scrub(string text, Suspicion suspicion) => suspicion == Suspicion.None ? text : texts.Scrub(text, suspicion, _tally, Place());

        private Suspicion Suspect(string text, FieldTreatment treatment)
        {
            var suspicion = texts.Look(text);
            if (treatment == FieldTreatment.Keep)
            {
                return Suspicion.None;
            }

            // An id says who or what; it must stay what it is, whatever it looks like.
            return IsId() ? suspicion & Suspicion.Secrets
                : IpDetector.EndsLikeVersion(_name) ? suspicion & ~Suspicion.Ips
                : suspicion;
        }

        private void ReadNumber(ref Utf8JsonReader json)
        {
            if (texts.Options.Rules.Contains(PrivacyRule.Cards) && json.ValueSpan.Length is >= 14 and <= 16 && CardDetector.IsCard(Encoding.ASCII.GetString(json.ValueSpan)))
            {
                Change((int)json.TokenStartIndex, (int)json.BytesConsumed, CardDetector.Marker);
                _tally.Add(PrivacyRule.Cards, Place());
            }
        }

        private bool InPayload => _path.Count == 1 && _name == "payload";

        private FieldTreatment Treatment() => _path.Count switch
        {
            1 when fields is not null => fields.Of(_name),
            2 when fields?.Payload is { } payload && _path[1] == "payload" => payload.Of(_name),
            _ => FieldTreatment.Scrub,
        };

        private bool IsId() => _name is "id" or "member" or "owner" || _name.EndsWith("_id", StringComparison.Ordinal) || _name.EndsWith("Id", StringComparison.Ordinal);

        /// <summary>Names down to here; those of arrays stand once.</summary>
        private string Place() =>
            string.Join('.', new[] { place }.Concat(_path.Skip(1)).Append(_name).Where(name => name.Length > 0).Distinct());

        private void Change(int start, int end, string text) =>
            Changes.Add((start, end, Encoding.UTF8.GetBytes($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"")));
    }
}
