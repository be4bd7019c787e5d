using Footfall.Server.Hosting.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Footfall.Server.Hosting;

/// <summary>What the OpenAPI document says besides the routes.</summary>
internal static class ApiDocument
{
    internal static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, context, _) =>
        {
            OperationContract.Describe(operation, context);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Our own converter hides from the generator that times are texts.
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(DateTimeOffset))
            {
                var nullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null;
                schema.Type = nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            }

            return Task.CompletedTask;
        });
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Footfall",
            Version = "v1",
            Description = "Who uses a platform, what they do, how long they work, what runs and what breaks. "
                + "Sign in with a browser, with HTTP Basic, or with a token as Authorization: Bearer. "
                + "Errors are problem details (RFC 9457); every answer has an X-Request-Id.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = OperationContract.Schemes;
        document.AddComponent(EventSchema.Name, EventSchema.Make());
        return Task.CompletedTask;
    }
}
