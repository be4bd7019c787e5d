using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Machine;

/// <summary>
/// <c>/api/v1/machine/...</c>: what commands on this machine ask of the server that has their folder, and nobody else may. Who may
/// use the folder's socket could read the folder as well.
/// </summary>
internal static class MachineEndpoints
{
    internal static void MapMachine(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/machine").RequireAuthorization(Policies.Machine).ExcludeFromDescription();
        group.MapPost("/query", QueryAsync).Audited("query:sql");
        group.MapPost("/events", Export).Audited("export:events");
        group.MapPost("/tail", Export).Audited("view:events");
        group.MapPost("/retention", RetainAsync).Audited("delete:events");
        group.MapPost("/backup", (BackupRequest request, BackupMaker maker, CancellationToken cancellationToken) => maker.MakeAsync(request.Folder, cancellationToken)).Audited("create:backup");
    }

    private static StatementResult Export(ExportRequest request, IStore store) => new(store, request.ToFilter().ToStatement(), "ndjson", "events", []);

    private static async Task<RetentionAnswer> RetainAsync(RetentionRequest request, IStore store, EventRemoval removal, CancellationToken cancellationToken)
    {
        var all = await ScopeCounts.OfAsync(store, request.Before, request.Orgs, cancellationToken);
        var rows = all.FindAll(r => Array.Exists(request.Scopes, s => TokenRules.Matches(s, r.Scope)));
        if (!request.DryRun && rows.Count > 0)
        {
            await removal.RemoveAsync(request.Before, [.. rows.Select(r => r.Scope)], request.Orgs, cancellationToken);
        }

        return new RetentionAnswer(request.Before, request.DryRun, rows.Sum(r => r.Events), rows);
    }

    /// <summary>One statement on a connection that can only read. Rows as lines of JSON.</summary>
    private static async Task<IResult> QueryAsync(QueryRequest request, IStore store, CancellationToken cancellationToken)
    {
        try
        {
            // Opened once to hear of mistakes before an answer has begun.
            var rows = await store.OpenAsync(new Statement(request.Sql) { Lane = Lane.Export }, "JSONEachRow", cancellationToken);
            return Results.Stream(rows, "application/x-ndjson");
        }
        catch (StoreException e)
        {
            // The engine says it of every statement that gives no rows, in words about itself.
            var reads = !e.Message.StartsWith("Streaming query is not supported", StringComparison.Ordinal);
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, detail: reads ? e.Message : "Only a statement that reads rows can be asked: SELECT, or WITH ... SELECT. Nothing was done.");
        }
    }
}
