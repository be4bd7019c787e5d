namespace Footfall.ClickHouse.Sandbox;

/// <summary>A result, and what it cost.</summary>
/// <param name="Body">The rows, in the format that was asked for.</param>
/// <param name="Elapsed">Seconds.</param>
/// <param name="RowsRead">Rows that the engine read from tables.</param>
/// <param name="BytesRead">The same in bytes.</param>
public sealed record SandboxResult(byte[] Body, double Elapsed, long RowsRead, long BytesRead);
