namespace Footfall.Server.Features.ClickHouse;

/// <summary>Names of the engine's errors, for those whose message does not carry it. Source: <c>ErrorCodes.cpp</c> of ClickHouse.</summary>
internal static class SqlErrorNames
{
    internal static string Of(int code) => code switch
    {
        62 => "SYNTAX_ERROR",
        73 => "UNKNOWN_FORMAT",
        81 => "UNKNOWN_DATABASE",
        159 => "TIMEOUT_EXCEEDED",
        164 => "READONLY",
        241 => "MEMORY_LIMIT_EXCEEDED",
        307 => "TOO_MANY_BYTES",
        396 => "TOO_MANY_ROWS_OR_BYTES",
        497 => "ACCESS_DENIED",
        516 => "AUTHENTICATION_FAILED",
        _ => "UNKNOWN_EXCEPTION",
    };
}
