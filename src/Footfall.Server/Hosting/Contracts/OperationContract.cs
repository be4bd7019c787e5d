using System.Globalization;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Server.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Footfall.Server.Hosting.Contracts;

/// <summary>Says of every operation with which credentials it can be used, and of those that take events in what they take.</summary>
internal static class OperationContract
{
    private const string Bearer = "bearer";
    private const string Basic = "basic";
    private const string Session = "session";
    private const string Coder = "coder";

    /// <summary>The ways to say who one is.</summary>
    internal static Dictionary<string, IOpenApiSecurityScheme> Schemes { get; } = new()
    {
        [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access token. Authorization: Token TOKEN says the same." },
        [Basic] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "Login and password of an account, or an access token in the place of either." },
        [Session] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "footfall", Description = "A signed-in browser, by POST /api/v1/session. Over https:// the cookie's name is __Host-footfall." },
        [Coder] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "Session-Token", Description = "An access token, as Coder's clients send it; so Coder-Session-Token and Coder-External-Proxy-Token." },
    };

    internal static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var contract = metadata.OfType<IntakeRoute>().FirstOrDefault() is { } intake ? IntakeContract.All[intake.Protocol] : null;
        if (!RouteContract.IsOpen(metadata))
        {
            operation.Security = [.. SchemesOf(metadata, contract).Select(s => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(s, context.Document)] = [] })];
        }

        if (contract is not null)
        {
            AddOtherShapes(operation.Responses!, contract, context.Document!);
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = contract.Body,
                Required = true,
                Content = contract.Bodies.ToDictionary(type => type, type => new OpenApiMediaType { Schema = SchemaOf(type, contract, context.Document!) }),
            };
        }
    }

    /// <summary>The generator keeps one shape for each status; a refusal may have two, each of a media type of its own.</summary>
    private static void AddOtherShapes(OpenApiResponses responses, IntakeContract contract, OpenApiDocument document)
    {
        foreach (var (answer, type) in contract.Answers.SelectMany(a => a.ContentTypes.Select(t => (a, t))))
        {
            responses[answer.StatusCode.ToString(CultureInfo.InvariantCulture)].Content!.TryAdd(type, new OpenApiMediaType { Schema = new OpenApiSchemaReference(answer.Type!.Name, document) });
        }
    }

    private static string[] SchemesOf(IList<object> metadata, IntakeContract? contract) => contract switch
    {
        { TakesCoderHeader: true } => [Bearer, Coder, Basic, Session],
        { TakesSession: true } => [Bearer, Basic, Session],
        not null => [Bearer, Basic],

        // No token may read or change anything yet.
        null => metadata.OfType<IAuthorizeData>().Any(a => a.Policy == Policies.Send) ? [Bearer, Basic] : [Basic, Session],
    };

    private static OpenApiSchema SchemaOf(string type, IntakeContract contract, OpenApiDocument document)
    {
        if (!type.Equals("application/json", StringComparison.Ordinal))
        {
            return new OpenApiSchema { Type = JsonSchemaType.String };
        }

        if (!contract.IsCanonical)
        {
            return new OpenApiSchema();
        }

        var one = new OpenApiSchemaReference(EventSchema.Name, document);
        return new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Array, Items = one }, one] };
    }
}
