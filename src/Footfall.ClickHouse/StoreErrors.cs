namespace Footfall.ClickHouse;

/// <summary>
/// Error codes of the engine that the program acts on.
/// Source: <c>ErrorCodes.cpp</c> of ClickHouse, and what the embedded engine was seen to answer.
/// </summary>
public static class StoreErrors
{
    /// <summary>TABLE_ALREADY_EXISTS.</summary>
    public const int TableExists = 57;

    /// <summary>UNKNOWN_TABLE.</summary>
    public const int UnknownTable = 60;

    /// <summary>CANNOT_OPEN_FILE with a held lock: another process uses the folder.</summary>
    public const int FolderInUse = 76;

    /// <summary>TIMEOUT_EXCEEDED.</summary>
    public const int Timeout = 159;

    /// <summary>READONLY.</summary>
    public const int ReadOnly = 164;

    /// <summary>UNKNOWN_USER.</summary>
    public const int UnknownUser = 192;

    /// <summary>WRONG_PASSWORD.</summary>
    public const int WrongPassword = 193;

    /// <summary>TOO_MANY_SIMULTANEOUS_QUERIES.</summary>
    public const int TooManyQueries = 202;

    /// <summary>SOCKET_TIMEOUT.</summary>
    public const int Socket = 209;

    /// <summary>NETWORK_ERROR.</summary>
    public const int Network = 210;

    /// <summary>MEMORY_LIMIT_EXCEEDED.</summary>
    public const int MemoryLimit = 241;

    /// <summary>NOT_ENOUGH_SPACE.</summary>
    public const int DiskFull = 243;

    /// <summary>TOO_MANY_PARTS.</summary>
    public const int TooManyParts = 252;

    /// <summary>QUERY_WAS_CANCELLED.</summary>
    public const int Cancelled = 394;

    /// <summary>ACCESS_DENIED.</summary>
    public const int AccessDenied = 497;

    /// <summary>AUTHENTICATION_FAILED.</summary>
    public const int AuthenticationFailed = 516;
}
