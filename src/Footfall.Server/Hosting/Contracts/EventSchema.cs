using Microsoft.OpenApi;

namespace Footfall.Server.Hosting.Contracts;

/// <summary>A canonical event as JSON Schema. Other members are taken, too, and kept in <c>payload</c>.</summary>
internal static class EventSchema
{
    internal const string Name = "CanonicalEvent";

    private static readonly string[] Ids = ["org_id", "workspace_id", "project_id", "task_id", "job_id", "user_id", "session_id", "run_id", "request_id", "obj_id"];

    private static readonly string[] Texts =
        ["org_slug", "user_name", "user_email", "agent", "package", "function", "level", "client_name", "client_version", "os", "obj_name", "obj_val"];

    internal static OpenApiSchema Make()
    {
        var members = new Dictionary<string, IOpenApiSchema>
        {
            ["timestamp"] = Of(JsonSchemaType.String | JsonSchemaType.Number, "When it happened: RFC 3339, or Unix seconds with fraction."),
            ["scope"] = Of(JsonSchemaType.String, "What happened: verb:object.", "^[a-z0-9_]+:[a-z0-9_]+$"),
            ["id"] = Of(JsonSchemaType.String, "Identity, unique per token. Without it, one is made from the content."),
            ["source"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Who reports it; ui is read as client.", Enum = ["server", "client", "ui"] },
            ["count"] = Of(JsonSchemaType.Integer, "How many."),
            ["duration"] = Of(JsonSchemaType.Number, "Milliseconds, 0 or more."),
            ["payload"] = Of(JsonSchemaType.Object | JsonSchemaType.String, "Anything else: an object, or JSON in a text."),
        };
        foreach (var id in Ids)
        {
            members[id] = Of(JsonSchemaType.String | JsonSchemaType.Integer, null);
        }

        foreach (var text in Texts)
        {
            members[text] = Of(JsonSchemaType.String, null);
        }

        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A canonical event. Members that are not named here are kept in payload.",
            Required = new HashSet<string> { "timestamp", "scope" },
            Properties = members,
        };
    }

    private static OpenApiSchema Of(JsonSchemaType type, string? description, string? pattern = null) => new() { Type = type, Description = description, Pattern = pattern };
}
