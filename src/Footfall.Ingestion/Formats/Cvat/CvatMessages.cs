using System.Globalization;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>Messages of CVAT's API, word for word. Source: <c>specs/cvat.md</c> 1.5.</summary>
internal static class CvatMessages
{
    internal const string Required = "This field is required.";
    internal const string Null = "This field may not be null.";
    internal const string Blank = "This field may not be blank.";
    internal const string NotAString = "Not a valid string.";
    internal const string NotAnInteger = "A valid integer is required.";
    internal const string IntegerTooLong = "String value too large.";
    internal const string Negative = "Ensure this value is greater than or equal to 0.";
    internal const string NullCharacter = "Null characters are not allowed.";
    internal const string DateTimeRange = "Datetime value out of range.";
    internal const string PayloadNotJson = "JSON payload is not valid in passed event";
    internal const string DateTimeFormat =
        "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

    internal static string TooLarge(ulong largest) =>
        string.Create(CultureInfo.InvariantCulture, $"Ensure this value is less than or equal to {largest}.");

    internal static string ExpectedDictionary(string got) => $"Invalid data. Expected a dictionary, but got {got}.";

    internal static string ExpectedList(string got) => $"Expected a list of items but got type \"{got}\".";

    internal static string NotAChoice(string value) => $"\"{value}\" is not a valid choice.";

    internal static string ScopeNotAllowed(string scope) => $"Event scope **{scope}** is not allowed from client";

    internal static string ScopeMalformed(string scope) => $"Event scope **{scope}** is not of the form verb:object";
}
