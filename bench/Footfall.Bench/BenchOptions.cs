namespace Footfall.Bench;

/// <summary>What to measure.</summary>
internal sealed record BenchOptions
{
    /// <summary>Events in the store for the figures of pages.</summary>
    public long Events { get; init; } = 10_000_000;

    /// <summary>Seconds of load a figure of intake.</summary>
    public int Seconds { get; init; } = 20;

    /// <summary>Folder for the store; kept and used again when it is there.</summary>
    public string? Keep { get; init; }

    /// <summary>Which groups of figures: intake, stages, pages, runs, stats.</summary>
    public IReadOnlyList<string> Only { get; init; } = ["intake", "pages", "runs"];

    /// <summary>Reads the arguments.</summary>
    public static BenchOptions Read(string[] args)
    {
        var options = new BenchOptions();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            options = args[i] switch
            {
                "--events" => options with { Events = long.Parse(args[i + 1]) },
                "--seconds" => options with { Seconds = int.Parse(args[i + 1]) },
                "--keep" => options with { Keep = Path.GetFullPath(args[i + 1]) },
                "--only" => options with { Only = args[i + 1].Split(',') },
                _ => throw new ArgumentException($"{args[i]} is not known. Known: --events N, --seconds N, --keep DIR, --only intake,stages,pages,runs,stats"),
            };
        }

        return options;
    }
}
