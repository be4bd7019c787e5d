using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Labeling;

/// <summary>Parameters of statistics of labeling. Their period is the last day when none is given (B5).</summary>
internal class LabelingQuery : EventQuery
{
    /// <summary>What the parameter says of itself, wherever it is taken.</summary>
    internal const string DataTypes = "Type of the project's data, for example images, videos, volumes, point_clouds or point_cloud_episodes, as the project's events say; unknown for projects that have none. Repeat it for several.";

    [FromQuery(Name = "data_type")]
    [Description(DataTypes)]
    public string[]? DataType { get; init; }

    internal override string StandardPeriod => "24h";
}
