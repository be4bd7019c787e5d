namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>What a record is: an exception, an event with a name, or a log line.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Level">The level; null for an event that has none.</param>
/// <param name="EventName">The name that was sent; empty for none.</param>
internal readonly record struct OtlpClass(string Scope, string? Level, string EventName)
{
    /// <summary>Whether it reports an exception.</summary>
    internal bool IsException => Scope == Model.Scope.Exception;

    /// <summary>Classifies a record. Attributes of an exception decide, whatever its name is.</summary>
    internal static OtlpClass Of(OtlpRecord record, OtlpColumns columns)
    {
        var name = record.EventName.Length > 0 ? record.EventName : columns[OtlpColumn.EventName] ?? "";
        if (columns[OtlpColumn.ExceptionType] is not null || columns[OtlpColumn.ExceptionMessage] is not null || columns[OtlpColumn.ExceptionStack] is not null)
        {
            return new OtlpClass(Model.Scope.Exception, "error", name);
        }

        var level = OtlpSeverity.LevelOf(record);
        return OtlpEventName.ToScope(name) is { } scope
            ? new OtlpClass(scope, level, name)
            : new OtlpClass($"log:{level ?? "info"}", level ?? "info", name);
    }
}
