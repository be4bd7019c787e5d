using Footfall.Server.Answers;

namespace Footfall.Server.Features.Labeling;

/// <summary>Parameters of statistics of labeling. Their period is the last day when none is given (B5).</summary>
internal class LabelingQuery : EventQuery
{
    internal override string StandardPeriod => "24h";
}
