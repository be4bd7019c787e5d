namespace Footfall.Connectors.Kodosumi;

/// <summary>How long one execution took to read.</summary>
/// <param name="User">Name of the user's folder.</param>
/// <param name="Fid">Name of the execution's folder.</param>
/// <param name="Milliseconds">Time.</param>
/// <param name="Size">Bytes of its database and log.</param>
public sealed record SlowExecution(string User, string Fid, double Milliseconds, long Size);
