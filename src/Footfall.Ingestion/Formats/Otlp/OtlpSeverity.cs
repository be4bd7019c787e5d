namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>Severities as levels. Source: OpenTelemetry, "Logs Data Model", field SeverityNumber: four numbers a level.</summary>
internal static class OtlpSeverity
{
    private const int PerLevel = 4;

    private static readonly string[] Levels = ["debug", "debug", "info", "warning", "error", "fatal"];

    /// <summary>The level; null when none was given in a way that is known.</summary>
    internal static string? LevelOf(OtlpRecord record) =>
        record.SeverityNumber is >= 1 and <= 24 ? Levels[(record.SeverityNumber - 1) / PerLevel] : OfText(record.SeverityText);

    /// <summary>Whether the number says no more than the level: it is the first of the level's four, or none.</summary>
    internal static bool IsPlain(int number, string level) => number == 0 || (number % PerLevel == 1 && number != 1 && level == Levels[(number - 1) / PerLevel]);

    /// <summary>Whether a text says no more than the level.</summary>
    internal static bool IsTextOf(string text, string level) => OfText(text) == level;

    private static string? OfText(string text) => text.ToUpperInvariant() switch
    {
        "TRACE" or "VERBOSE" or "DEBUG" => "debug",
        "INFO" or "INFORMATION" or "NOTICE" => "info",
        "WARN" or "WARNING" => "warning",
        "ERR" or "ERROR" => "error",
        "CRIT" or "CRITICAL" or "ALERT" or "EMERG" or "EMERGENCY" or "FATAL" => "fatal",
        _ => null,
    };
}
