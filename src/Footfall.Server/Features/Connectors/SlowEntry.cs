namespace Footfall.Server.Features.Connectors;

/// <summary>How long one execution took to read.</summary>
/// <param name="User">Name of the user's folder.</param>
/// <param name="Execution">Name of the execution's folder.</param>
/// <param name="Milliseconds">Time.</param>
/// <param name="Size">Bytes of its database and log.</param>
internal sealed record SlowEntry(string User, string Execution, double Milliseconds, long Size);
