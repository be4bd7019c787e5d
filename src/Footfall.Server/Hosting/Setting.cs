namespace Footfall.Server.Hosting;

/// <summary>One setting: what it is called, what it means, and which values it takes.</summary>
internal sealed record Setting
{
    /// <summary>Name, for example <c>ClickHouse:Url</c>; in the environment <c>FOOTFALL__CLICKHOUSE__URL</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Value when none is given; empty for none.</summary>
    public required string Default { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>Which values are right, in words that complete "must be ...".</summary>
    public required string Rule { get; init; }

    /// <summary>Whether a value is right.</summary>
    public required Func<string, bool> IsRight { get; init; }

    /// <summary>What stands between several values; a list in the file is joined by it.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Whether the value is kept out of logs and lists.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What lists show of a secret: nothing, or what is none of it.</summary>
    public Func<string, string> Mask { get; init; } = _ => "********";
}
