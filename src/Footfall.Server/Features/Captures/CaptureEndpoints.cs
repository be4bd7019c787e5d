using System.Globalization;
using System.Text.RegularExpressions;
using Footfall.Ingestion.Pipeline.Policy;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Capture = Footfall.Server.Accounts.Capture;

namespace Footfall.Server.Features.Captures;

/// <summary><c>/api/v1/captures</c>: what is logged, and rules that log everything of something for a time. For administrators.</summary>
internal static partial class CaptureEndpoints
{
    private const int Hour = 60;
    private const int Week = 7 * 24 * Hour;
    private const long MostEvents = 10_000_000;
    private static readonly string[] Levels = ["debug", "info", "warning", "error"];

    internal static void MapCaptures(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/captures").WithTags("Captures");
        group.MapGet("", ListAsync).RequireAuthorization(Policies.Observe).Produces<CapturesAnswer>().WithSummary("What is logged: the policy, what it left out, and capture rules");
        group.MapPost("", CreateAsync).RequireAuthorization(Policies.Administrate).Produces<CaptureEntry>().WithSummary("Record and store everything of a scope, user or package for a time").Audited("create:capture_rule");
        group.MapDelete("/{id}", EndAsync).RequireAuthorization(Policies.Administrate).Produces(204).ProducesProblem(404).WithSummary("End a capture rule now").Audited("stop:capture_rule");
    }

    private static async Task<IResult> ListAsync(CaptureBook book, PolicyDoor door, ServerSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rules = await book.ListAsync(cancellationToken);
        return Results.Ok(new CapturesAnswer(
            SettingsCatalogue.Split(settings["Intake:Policy"], ','),
            SettingsCatalogue.Split(settings["Kit:Policy"], ','),
            door.Dropped,
            rules.ConvertAll(r => CaptureEntry.Of(r, now, book.EventsOf(r)))));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, [FromBody] CaptureRequest request, CaptureBook book, TimeProvider time, CancellationToken cancellationToken)
    {
        var mistakes = new Mistakes();
        var scopes = request.Scopes is { Count: > 0 } given ? given : ["*:*"];
        if (scopes.Count > 20 || scopes.FirstOrDefault(s => !Scopes().IsMatch(s) || s.Length > Scope.MaxLength) is not null)
        {
            mistakes.Add("scopes", "must be at most 20 of the form verb:object, with * for either, for example log:*.");
        }

        if (request.Minutes is < 1 or > Week)
        {
            mistakes.Add("minutes", FormattableString.Invariant($"must be a whole number from 1 to {Week}, but is '{request.Minutes}'."));
        }

        if (request.MaxEvents is < 1 or > MostEvents)
        {
            mistakes.Add("max_events", FormattableString.Invariant($"must be a whole number from 1 to {MostEvents}, but is '{request.MaxEvents}'."));
        }

        var level = mistakes.Choice("level", request.Level, Levels);
        var reason = request.Reason?.Trim() ?? "";
        Check("reason", reason, 1);
        Check("user_id", request.UserId, 0);
        Check("package", request.Package, 0);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var now = time.GetUtcNow();
        var made = await book.CreateAsync(
            new Capture
            {
                Scopes = string.Join(' ', scopes),
                Level = level,
                UserId = NullWhenEmpty(request.UserId),
                Package = NullWhenEmpty(request.Package),
                Reason = reason,
                Author = context.Features.Get<Caller>()!.Name,
                MaxEvents = request.MaxEvents ?? CaptureCount.Standard,
                Created = now,
                Until = now.AddMinutes(request.Minutes ?? Hour),
            },
            cancellationToken);
        Note(context, made);
        return Results.Ok(CaptureEntry.Of(made, now, 0));

        void Check(string name, string? text, int least)
        {
            if ((text ?? "").Length < least || text?.Length > CaptureBook.MaxText)
            {
                mistakes.Add(name, FormattableString.Invariant($"must be a text of {least} to {CaptureBook.MaxText} characters."));
            }
        }
    }

    private static async Task<IResult> EndAsync(HttpContext context, int id, CaptureBook book, CancellationToken cancellationToken)
    {
        if (await book.EndAsync(id, cancellationToken) is not { } ended)
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: FormattableString.Invariant($"There is no capture rule {id} that holds."));
        }

        Note(context, ended);
        return Results.NoContent();
    }

    private static void Note(HttpContext context, Capture c) => context.Features.Set(new AuditDetails
    {
        ObjId = c.Id.ToString(CultureInfo.InvariantCulture),
        ObjVal = c.Reason,
        Payload = new() { ["scopes"] = c.Scopes, ["level"] = c.Level, ["user"] = c.UserId, ["package"] = c.Package, ["max_events"] = c.MaxEvents, ["until"] = c.Until.ToString("O", CultureInfo.InvariantCulture) },
    });

    private static string? NullWhenEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^([a-z0-9_]+|\*):([a-z0-9_]+|\*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scopes();
}
