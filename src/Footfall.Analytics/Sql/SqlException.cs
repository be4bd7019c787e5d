namespace Footfall.Analytics.Sql;

/// <summary>A statement that is not run, or that failed: why, and where in its text.</summary>
public sealed class SqlException(int code, string message, SqlPlace? place = null) : Exception(message)
{
    /// <summary>ACCESS_DENIED of the engine, for what the rules here refuse.</summary>
    public const int AccessDenied = 497;

    /// <summary>SYNTAX_ERROR of the engine.</summary>
    public const int Syntax = 62;

    /// <summary>The engine's code of the failure.</summary>
    public int Code { get; } = code;

    /// <summary>Where, when that is known.</summary>
    public SqlPlace? Place { get; } = place;
}
