using System.Globalization;

namespace Footfall.ClickHouse.Sandbox;

/// <summary>How much one statement of somebody else may take.</summary>
public sealed record SandboxLimits
{
    /// <summary>Longest run.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory, in bytes.</summary>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>Rows of the result.</summary>
    public long Rows { get; init; } = 1_000_000;

    /// <summary>Size of the result, in bytes, before it is written in its format.</summary>
    public long Bytes { get; init; } = 100L << 20;

    /// <summary>How many statements run at once; others wait.</summary>
    public int Connections { get; init; } = 3;

    /// <summary>The settings of the engine that hold them.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Settings() =>
    [
        new("max_execution_time", Number((long)Time.TotalSeconds)),
        new("max_memory_usage", Number(Memory)),
        new("max_result_rows", Number(Rows)),
        new("max_result_bytes", Number(Bytes)),
        new("result_overflow_mode", "throw"),
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
