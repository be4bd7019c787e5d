using System.Globalization;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>Numbers as Python reads and prints them, since CVAT turns numbers into text and text into numbers that way.</summary>
internal static class CvatNumbers
{
    /// <summary>Longest text that is read as a number. DRF's own limit.</summary>
    internal const int LongestText = 1000;

    /// <summary>A JSON number as <c>str()</c> prints it: <c>12</c>, <c>15.0</c>, <c>1e+22</c>, <c>1e-05</c>.</summary>
    internal static string ToPython(string json)
    {
        if (json.AsSpan().IndexOfAny(".eE") < 0)
        {
            return json is "-0" ? "0" : json;
        }

        var number = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? FormatFloat(number) : json;
    }

    /// <summary>
    /// Reads a whole number the way DRF does: digits, with sign, blanks around, and zeros behind a point. Gives it back
    /// without leading zeros.
    /// </summary>
    /// <returns>The mistake, or null.</returns>
    internal static string? TryReadInteger(string text, ulong largest, out string? value)
    {
        value = null;
        if (text.Length > LongestText)
        {
            return CvatMessages.IntegerTooLong;
        }

        var digits = text.Trim();
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && digits.AsSpan(point + 1).ContainsAnyExcept('0'))
        {
            return CvatMessages.NotAnInteger;
        }

        digits = point >= 0 ? digits[..point] : digits;
        var negative = digits.StartsWith('-');
        digits = negative || digits.StartsWith('+') ? digits[1..] : digits;
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return CvatMessages.NotAnInteger;
        }

        digits = digits.TrimStart('0');
        if (negative && digits.Length > 0)
        {
            return CvatMessages.Negative;
        }

        value = digits.Length == 0 ? "0" : digits;
        return ulong.TryParse(value, CultureInfo.InvariantCulture, out var number) && number <= largest ? null : CvatMessages.TooLarge(largest);
    }

    private static string FormatFloat(double number)
    {
        // .NET gives the same shortest digits as Python, but sets exponents at other places.
        var text = number.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = number == 0 ? 0 : int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = shortest.StartsWith('-') ? "-" : "";
        var digits = Digits(shortest);
        if (exponent is < -4 or >= 16)
        {
            var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        digits = digits.PadRight(exponent + 1, '0');
        var fraction = digits[(exponent + 1)..];
        return $"{sign}{digits[..(exponent + 1)]}.{(fraction.Length == 0 ? "0" : fraction)}";
    }

    /// <summary>The significant digits, without sign, point, exponent and zeros at the ends.</summary>
    private static string Digits(string number)
    {
        var end = number.IndexOf('E', StringComparison.Ordinal);
        var mantissa = (end < 0 ? number : number[..end]).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        var digits = mantissa.TrimStart('0').TrimEnd('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
