using System.ComponentModel;
using Footfall.Analytics.Intake;
using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Writing;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Intake;

/// <summary><c>/api/v1/intake</c>: how taking in goes, and the last requests. For administrators and analysts.</summary>
internal static class IntakeEndpoints
{
    private const int Minute = 60;
    private const int Hour = 3600;

    internal static void MapIntakeState(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/intake").WithTags("Intake").RequireAuthorization(Policies.Observe);
        group.MapGet("", StateAsync).Produces<IntakeAnswer>().WithSummary("How taking in goes: queue, rates, lag, senders with their counts, trouble");
        group.MapGet("/receipts", Receipts).Produces<ReceiptsAnswer>().WithSummary("The last requests that brought events or tried to, and what became of them");
    }

    private static async Task<IResult> StateAsync(
        EventWriter writer,
        WriterOptions limits,
        DeadLetterWriter deadLetters,
        DeadLetterOptions options,
        Traffic traffic,
        ReceiptLog receipts,
        RejectionQuestions questions,
        TokenBook tokens,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var trouble = new List<string>();
        var totals = await TotalsAsync(deadLetters, questions, now, trouble, cancellationToken);
        if (writer.Trouble is { } reason)
        {
            trouble.Add($"The last commit failed: {reason}");
        }

        if (deadLetters.Loss is { } loss)
        {
            trouble.Add(FormattableString.Invariant($"{loss.Records} rejected records could not be kept since the server started: {loss.Reason}"));
        }

        return Results.Ok(new IntakeAnswer
        {
            Time = now,
            Trouble = trouble,
            Queue = new QueueEntry(writer.QueuedEvents, limits.QueueEvents),
            LastMinute = traffic.Last(Minute),
            LastHour = traffic.Last(Hour),
            RejectedToday = totals.Where(Senders.IsRejection).Sum(t => t.Today),
            NotKept = deadLetters.Loss,
            KeptDays = options.Days,
            Senders = Senders.Of(totals, receipts.Newest, await tokens.ListAsync(cancellationToken)),
        });
    }

    /// <summary>A store that fails is what this page is opened for: it is said, and the rest answered.</summary>
    private static async Task<List<TotalRow>> TotalsAsync(DeadLetterWriter deadLetters, RejectionQuestions questions, DateTimeOffset now, List<string> trouble, CancellationToken cancellationToken)
    {
        try
        {
            await deadLetters.SaveCountsAsync(cancellationToken);
            return await questions.TotalsAsync(now, cancellationToken);
        }
        catch (StoreException e)
        {
            trouble.Add($"The store does not answer, so counts are missing here: {e.Message}");
            return [];
        }
    }

    private static IResult Receipts(
        HttpContext context,
        ReceiptLog receipts,
        [FromQuery(Name = "limit"), Description("Most receipts, 1 to 250. Standard: 250.")] string? limit,
        [FromQuery(Name = "token"), Description("Who sent it: the name of the token or account, or token:ID. Repeat it for several.")] string[]? token,
        [FromQuery(Name = "protocol"), Description("Format. Repeat it for several.")] string[]? protocol,
        [FromQuery(Name = "format"), Description("json or csv. Standard: json.")] string? format)
    {
        const int All = ReceiptLog.Most + ReceiptLog.MostOfStrangers;
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        var most = mistakes.Number("limit", limit, All, 1, All);
        var csv = mistakes.Choice("format", format, "json", "csv") == "csv";
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var rows = receipts.Newest
            .Where(r => token is null or { Length: 0 } || token.Contains(r.Token) || token.Contains(r.Owner))
            .Where(r => protocol is null or { Length: 0 } || protocol.Contains(r.Protocol))
            .Take(most)
            .ToList();
        return csv ? Answer.Download("receipts", Csv.Of(rows, StoreRows.Json.PropertyNamingPolicy!)) : Results.Ok(new ReceiptsAnswer(rows));
    }
}
