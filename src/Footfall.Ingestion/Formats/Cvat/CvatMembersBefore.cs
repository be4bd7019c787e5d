using System.Text.Json;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// The members of the event before. A batch is mostly one person at work in one place, so most members stand in the next
/// event as they stood in this one, and what was read and checked once is not read and checked again.
/// </summary>
internal readonly ref struct CvatMembersBefore(ReadOnlySpan<byte> body)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly Member[] _members = new Member[CvatFields.Count];

    /// <summary>The value, when the text or number that is read now is the same, byte for byte.</summary>
    internal bool TryGet(CvatField field, ref readonly Utf8JsonReader json, out string? value)
    {
        ref readonly var member = ref _members[(int)field];
        value = member.Value;
        return member.Value is not null && member.Type == json.TokenType && json.ValueSpan.SequenceEqual(_body.Slice(member.Start, member.Length));
    }

    /// <summary>Keeps the value that the text or number just read has.</summary>
    internal void Keep(CvatField field, ref readonly Utf8JsonReader json, string? value)
    {
        if (json.TokenType is JsonTokenType.String or JsonTokenType.Number)
        {
            var quote = json.TokenType == JsonTokenType.String ? 1 : 0;
            _members[(int)field] = new Member(json.TokenType, (int)json.TokenStartIndex + quote, json.ValueSpan.Length, value);
        }
    }

    private readonly record struct Member(JsonTokenType Type, int Start, int Length, string? Value);
}
