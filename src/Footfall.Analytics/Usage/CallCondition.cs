namespace Footfall.Analytics.Usage;

/// <summary>What an input or output of a call must be.</summary>
/// <param name="Side">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as text, or a part of it.</param>
/// <param name="IsPart">Whether it only must contain the value, without regard to case.</param>
public sealed record CallCondition(CallSide Side, string Name, string Value, bool IsPart)
{
    /// <summary>Reads <c>name=value</c> or <c>name~part</c>; null when it is neither.</summary>
    public static CallCondition? Parse(CallSide side, string text)
    {
        var sign = text.AsSpan().IndexOfAny('=', '~');
        return sign > 0 ? new CallCondition(side, text[..sign], text[(sign + 1)..], text[sign] == '~') : null;
    }
}
