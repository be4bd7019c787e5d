using Footfall.Analytics.Labeling;

namespace Footfall.Server.Features.Labeling;

/// <summary>The figures of labeling.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Rows">The figures.</param>
/// <param name="Assets">Images that were worked on, by their latest status.</param>
internal sealed record LabelingFiguresAnswer(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<LabelingFigure> Rows, IReadOnlyList<LabelingAssetRow> Assets);
