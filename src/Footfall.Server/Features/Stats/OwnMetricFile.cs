namespace Footfall.Server.Features.Stats;

/// <summary>A metric as an administrator writes it down, in <c>metrics/NAME.yaml</c> of the data folder.</summary>
internal sealed class OwnMetricFile
{
    /// <summary><c>category.metric</c>, or <c>metric</c> alone.</summary>
    public string? Key { get; set; }

    /// <summary>As the page shows it.</summary>
    public string? Title { get; set; }

    /// <summary>What it counts, in words.</summary>
    public string? Definition { get; set; }

    /// <summary>Unit of the value, in the plural.</summary>
    public string? Unit { get; set; }

    /// <summary>total, period or now. Standard: period.</summary>
    public string? Scope { get; set; }

    /// <summary>One SELECT that gives one number.</summary>
    public string? Sql { get; set; }
}
