using System.Text.Json;
using System.Text.Json.Serialization;

namespace Footfall.Analytics.Labeling;

/// <summary>A row of the log as the store gives it: with its id, for paging, and the rest as text.</summary>
internal sealed record TeamActivityEvent
{
    public required Guid Id { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required string Action { get; init; }

    public required string Meta { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Texts { get; init; } = [];

    /// <summary>The row without its id.</summary>
    internal TeamActivityRow ToRow() => new()
    {
        UserId = Text("userId"),
        Action = Action,
        Date = Date,
        User = Text("user"),
        ProjectId = Text("projectId"),
        Project = Text("project"),
        DatasetId = Text("datasetId"),
        Dataset = Text("dataset"),
        ImageId = Text("imageId"),
        Image = Text("image"),
        ClassId = Text("classId"),
        Class = Text("class"),
        FigureId = Text("figureId"),
        Job = Text("job"),
        JobId = Text("jobId"),
        Tag = Text("tag"),
        TagId = Text("tagId"),
        Meta = JsonSerializer.Deserialize<JsonElement>(Meta),
    };

    private string Text(string name) => Texts[name].GetString() ?? "";
}
