using System.Text;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>
/// Writes down what came in: a receipt a request, counts a sender, and every record that was not taken with the reason. Nothing
/// here can make a delivery fail: its events are stored by then.
/// </summary>
public sealed class Bookkeeper(ReceiptLog receipts, Traffic traffic, Tally tally, DeadLetterWriter deadLetters, Scrubber scrubber, TimeProvider time)
{
    /// <summary>Outcome of a request that was refused as a whole.</summary>
    public const string Refused = "refused";

    /// <summary>A request begins.</summary>
    internal IntakeRequest Begin(string protocol, HttpRequest request) =>
        new()
        {
            Id = Guid.TryParse(request.HttpContext.TraceIdentifier, out var id) ? id : Guid.CreateVersion7(),
            Protocol = protocol,
            Received = time.GetUtcNow(),
            Facts = RequestFacts.Of(request),
        };

    /// <summary>The events of a delivery are stored. When this returns, its rejected records are kept.</summary>
    internal async Task NoteAsync(DeliveryFacts delivery, WriteResult result)
    {
        var request = IntakeRequest.Current;
        request?.Deliver(delivery, result);
        if (request is { IsReplay: true })
        {
            return;
        }

        var at = request?.Received ?? time.GetUtcNow();
        Count(delivery.Caller, delivery.Protocol, Tally.Duplicate, result.Duplicates, at);
        Count(delivery.Caller, delivery.Protocol, Tally.Accepted, result.Stored, at);
        foreach (var reason in delivery.Rejected.GroupBy(r => r.Reason))
        {
            Count(delivery.Caller, delivery.Protocol, reason.Key, reason.Count(), at);
        }

        // An import leaves a file of its own beside the imported one.
        if (delivery.Rejected.Count > 0 && !delivery.IsListed)
        {
            await deadLetters.WriteAsync(DeadLetter.Of(delivery, at, request?.Facts ?? new RequestFacts()));
        }
    }

    /// <summary>A body was refused as a whole: it is one record that was not taken. When this returns, it is kept.</summary>
    internal async Task KeepUnreadableAsync(IntakeRequest request, Caller? caller)
    {
        if (caller is not null)
        {
            Count(caller, request.Protocol, request.Reason, 1, request.Received);
            await deadLetters.WriteAsync([Scrubbed(DeadLetter.OfBody(request, caller))]);
        }
    }

    /// <summary>A request is about to be answered.</summary>
    internal void Close(IntakeRequest request, Caller? caller, int status, string message)
    {
        var (delivery, result) = (request.Delivery, request.Result);
        var isUnreadable = request.IsUnreadable(status);
        var receipt = new Receipt
        {
            Time = request.Received,
            Protocol = request.Protocol,
            Owner = caller?.Owner,
            Token = caller?.Name,
            Status = status,
            Outcome = OutcomeOf(delivery),
            Accepted = result?.Stored ?? 0,
            Duplicates = result?.Duplicates ?? 0,
            Rejected = delivery?.Rejected.Count ?? (isUnreadable ? 1 : 0),
            Bytes = request.Bytes,
            LagMs = LagOf(delivery, request.Received),
            CorrectionMs = delivery?.ClockCorrection is { } correction ? (long)correction.TotalMilliseconds : null,
            DurationMs = Math.Round((time.GetUtcNow() - request.Received).TotalMilliseconds, 1),
            Message = delivery is null ? message : "",
        };
        receipts.Add(receipt);
        traffic.Add(receipt);
        if (delivery is null && !isUnreadable)
        {
            tally.Add(caller?.Owner ?? "", caller?.Name ?? "", request.Protocol, Refused, 1, request.Received);
        }
    }

    /// <summary>The gate never saw this body; what must not be stored is taken out here. In bytes that are no text, patterns are all that can be looked for.</summary>
    private DeadLetter Scrubbed(DeadLetter letter)
    {
        var found = new ScrubTally();
        var content = letter.IsBase64
            ? Convert.ToBase64String(Encoding.Latin1.GetBytes(scrubber.ScrubText(Encoding.Latin1.GetString(Convert.FromBase64String(letter.Content)), found)))
            : scrubber.ScrubRecord(letter.Content, found);
        var message = scrubber.ScrubText(letter.Message, found);
        scrubber.Counters.Add(found);
        return letter with { Content = content, Message = message };
    }

    private void Count(Caller caller, string protocol, string outcome, int records, DateTimeOffset at)
    {
        if (tally.Add(caller.Owner, caller.Name, protocol, outcome, records, at))
        {
            deadLetters.SaveSoon();
        }
    }

    private static string OutcomeOf(DeliveryFacts? delivery) => delivery switch
    {
        null => Refused,
        { Rejected.Count: 0 } => "accepted",
        { Events: 0 } => "rejected",
        _ => "partly",
    };

    /// <summary>Imported events are of long ago; their age says nothing about the way here.</summary>
    private static long? LagOf(DeliveryFacts? delivery, DateTimeOffset received) =>
        delivery is { IsImport: false, Newest: { } newest } ? (long)(received - newest).TotalMilliseconds : null;
}
