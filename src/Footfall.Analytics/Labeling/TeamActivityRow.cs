using System.Text.Json;
using System.Text.Json.Serialization;

namespace Footfall.Analytics.Labeling;

/// <summary>A row of the activity log of teams, with the names that the log has (<c>specs/supervisely.md</c> B4). Texts are empty where the event has nothing.</summary>
public sealed record TeamActivityRow
{
    /// <summary>Who did it.</summary>
    [JsonPropertyName("userId")]
    public required string UserId { get; init; }

    /// <summary>What was done, for example <c>create_figure</c>.</summary>
    public required string Action { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Their name then.</summary>
    public required string User { get; init; }

    /// <summary>Id of the project.</summary>
    [JsonPropertyName("projectId")]
    public required string ProjectId { get; init; }

    /// <summary>Its name.</summary>
    public required string Project { get; init; }

    /// <summary>Id of the dataset.</summary>
    [JsonPropertyName("datasetId")]
    public required string DatasetId { get; init; }

    /// <summary>Its name.</summary>
    public required string Dataset { get; init; }

    /// <summary>Id of the image.</summary>
    [JsonPropertyName("imageId")]
    public required string ImageId { get; init; }

    /// <summary>Its name.</summary>
    public required string Image { get; init; }

    /// <summary>Id of the class.</summary>
    [JsonPropertyName("classId")]
    public required string ClassId { get; init; }

    /// <summary>Its name.</summary>
    public required string Class { get; init; }

    /// <summary>Id of the figure.</summary>
    [JsonPropertyName("figureId")]
    public required string FigureId { get; init; }

    /// <summary>Name of the labeling job.</summary>
    public required string Job { get; init; }

    /// <summary>Its id.</summary>
    [JsonPropertyName("jobId")]
    public required string JobId { get; init; }

    /// <summary>Name of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Its id.</summary>
    [JsonPropertyName("tagId")]
    public required string TagId { get; init; }

    /// <summary>What else the event says.</summary>
    public required JsonElement Meta { get; init; }
}
