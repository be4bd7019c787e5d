using System.ComponentModel;
using Footfall.Connectors.Kodosumi;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Connectors;

/// <summary><c>/api/v1/connectors</c>: what is read of other programs' folders, for administrators.</summary>
internal static class ConnectorEndpoints
{
    internal static void MapConnectors(this IEndpointRouteBuilder api)
    {
        api.MapGet("/connectors", List)
            .RequireAuthorization(Policies.Observe).WithTags("Connectors").Produces<ConnectorsAnswer>()
            .WithSummary("Folders that are read, how it stands with each, and what cannot be read and why");
        var group = api.MapGroup("/connectors/kodosumi").WithTags("Connectors").RequireAuthorization(Policies.Administrate);
        group.MapPut("", AddAsync)
            .Produces<FolderAnswer>().ProducesProblem(409).WithSummary("Watch a Kodosumi data folder").Audited("add:connector");
        group.MapDelete("/{id}", RemoveAsync)
            .Produces(204).ProducesProblem(404).ProducesProblem(409).WithSummary("Watch a folder no longer; its runs stay").Audited("remove:connector");
        group.MapPost("/{id}/read", ReadAgain)
            .Produces(204).ProducesProblem(404).WithSummary("Look through a folder again, those too that could not be read").Audited("read:connector");
        group.MapPost("/take", TakeAsync)
            .Produces<FolderAnswer>().WithSummary("Take a folder in once; answers when all of it is stored").Audited("take:connector");
    }

    private static IResult List([FromQuery, Description("true looks through the folders and counts what is not read yet as waiting, for a server that watches none of them.")] bool? look, KodosumiConnector connector, CancellationToken cancellationToken) =>
        Results.Ok(new ConnectorsAnswer([.. connector.States.Select(s => FolderAnswer.Of(look == true ? connector.Look(s.Id, cancellationToken) ?? s : s))]));

    private static async Task<IResult> AddAsync(HttpContext context, [FromBody] FolderRequest request, KodosumiConnector connector, CancellationToken cancellationToken)
    {
        if (Read(context, request, out var path, out var org) is { } refusal)
        {
            return refusal;
        }

        return await connector.AddAsync(path, org, cancellationToken) is { } state
            ? Results.Ok(FolderAnswer.Of(state))
            : Results.Problem(statusCode: StatusCodes.Status409Conflict, detail: $"{path} stands in the setting Connectors:Kodosumi:Folders; change it there.");
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, string id, KodosumiConnector connector, CancellationToken cancellationToken)
    {
        var known = connector.States.FirstOrDefault(s => s.Id == id);
        if (known?.Source.Origin == KodosumiConnector.OfSetting)
        {
            return Results.Problem(statusCode: StatusCodes.Status409Conflict, detail: $"{known.Source.Path} stands in the setting Connectors:Kodosumi:Folders; remove it there.");
        }

        if (await connector.RemoveAsync(id, cancellationToken) is not { } source)
        {
            return Unknown(id);
        }

        Note(context, source);
        return Results.NoContent();
    }

    private static IResult ReadAgain(HttpContext context, string id, KodosumiConnector connector)
    {
        if (connector.ReadAgain(id) is not { } source)
        {
            return Unknown(id);
        }

        Note(context, source);
        return Results.NoContent();
    }

    private static async Task<IResult> TakeAsync(HttpContext context, [FromBody] FolderRequest request, KodosumiConnector connector, CancellationToken cancellationToken)
    {
        if (Read(context, request, out var path, out var org) is { } refusal)
        {
            return refusal;
        }

        return Results.Ok(FolderAnswer.Of(await connector.TakeAsync(path, org, cancellationToken)));
    }

    private static IResult? Read(HttpContext context, FolderRequest request, out string path, out string? org)
    {
        (path, org) = (request.Path?.Trim() ?? "", string.IsNullOrWhiteSpace(request.Org) ? null : request.Org.Trim());
        if (ConnectorSettings.WhyNot(path, org) is var (name, rule))
        {
            var mistakes = new Mistakes();
            mistakes.Add(name, $"{rule}, but is '{(name == "path" ? path : org)}'.");
            return mistakes.ToResult();
        }

        Note(context, new FolderSource(path, org, KodosumiConnector.Added));
        return null;
    }

    private static void Note(HttpContext context, FolderSource source) =>
        context.Features.Set(new AuditDetails { ObjId = new KodosumiPlace(source.Path).Source, ObjVal = source.Path, Payload = new() { ["connector"] = "kodosumi", ["org"] = source.Org } });

    private static IResult Unknown(string id) =>
        Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no folder {id}. GET /api/v1/connectors lists those that there are.");
}
