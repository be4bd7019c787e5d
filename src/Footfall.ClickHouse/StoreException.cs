namespace Footfall.ClickHouse;

/// <summary>A failure that the engine reported, or a failure to reach it.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="code">The engine's error code; 0 when the engine gave none.</param>
    /// <param name="message">What went wrong, in the engine's words.</param>
    /// <param name="inner">What caused it.</param>
    public StoreException(int code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
    }

    /// <summary>The engine's error code; 0 when the engine gave none.</summary>
    public int Code { get; }

    /// <summary>The same request may succeed a little later: the disk is full, memory is short, the server is away.</summary>
    public bool IsTransient => Code is 0 or StoreErrors.DiskFull or StoreErrors.MemoryLimit or StoreErrors.TooManyParts
        or StoreErrors.Timeout or StoreErrors.Network or StoreErrors.Socket or StoreErrors.TooManyQueries;
}
