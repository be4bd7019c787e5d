namespace Footfall.Server.Features.Usage;

/// <summary>A metric with its numbers.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Definition">What exactly is counted.</param>
/// <param name="Unit">Unit in the plural.</param>
/// <param name="Value">In the period.</param>
/// <param name="Previous">In the period before; null when nothing is compared.</param>
/// <param name="ChangePercent">Change against the period before in percent; null when there is none to compare with.</param>
/// <param name="LessIsBetter">Whether a fall is good news.</param>
/// <param name="Formula">The SQL expression behind it.</param>
internal sealed record FigureEntry(
    string Key,
    string Title,
    string Definition,
    string Unit,
    double Value,
    double? Previous,
    double? ChangePercent,
    bool LessIsBetter,
    string Formula);
