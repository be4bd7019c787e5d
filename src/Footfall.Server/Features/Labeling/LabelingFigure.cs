namespace Footfall.Server.Features.Labeling;

/// <summary>A figure of labeling, now and before.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Definition">What exactly is counted.</param>
/// <param name="Unit">Unit in the plural; ms for times, % for shares.</param>
/// <param name="Value">Its value; null where nothing can be divided.</param>
/// <param name="Previous">That of the period before.</param>
internal sealed record LabelingFigure(string Key, string Title, string Definition, string Unit, double? Value, double? Previous);
