using System.Globalization;

namespace Footfall.Analytics.Problems;

/// <summary>Id of a problem: 16 hexadecimal digits.</summary>
public readonly record struct ProblemId(ulong Value)
{
    /// <summary>SQL that writes an id as the API does.</summary>
    internal static string Sql(string column) => $"leftPad(lower(hex({column})), 16, '0')";

    /// <summary>Reads an id; null when it is none.</summary>
    public static ProblemId? Read(string? text) =>
        text is { Length: 16 } && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value != 0 ? new ProblemId(value) : null;

    /// <inheritdoc />
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>As a value of a statement's parameters, for <c>toUInt64({name:String})</c>.</summary>
    internal string Decimal => Value.ToString(CultureInfo.InvariantCulture);
}
