using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Vector;

/// <summary><c>POST /intake/vector</c>, and <c>POST /</c> on the listener of its own.</summary>
public sealed class VectorEndpoint(VectorOptions options, IntakeGate gate, TimeProvider time)
{
    /// <summary>Media types of bodies; a body without one is taken, too.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = ["application/json", "application/x-ndjson", "text/plain"];

    /// <summary>
    /// Takes events in. What can be read is 200 whatever it holds: Vector drops a batch that is refused, with the good records in
    /// it, and CVAT's sender repeats it for ever.
    /// </summary>
    public Task<IResult> PostAsync(HttpContext context) => RecordRequest.AnswerAsync(
        context,
        MediaTypes,
        "application/json or application/x-ndjson: encoding.codec = \"json\" in Vector's sink",
        "auth.strategy = \"bearer\" and auth.token in Vector's sink.",
        options.MaxBody,
        TakeAsync);

    private async Task<IResult> TakeAsync(Caller caller, RequestBody body)
    {
        var batch = new VectorReader(caller.Owner, IntakeRequest.ReceivedOr(time.GetUtcNow())) { MaxEvent = gate.LimitsOf(caller).EventBytes, WhyNotSend = caller.WhyNotSend }.Read(body.Span);
        var result = await gate.TakeAsync(new Delivery
        {
            Caller = caller,
            Protocol = "vector",
            Batch = new EventBatch { Events = batch.Events, Sender = caller.Owner, Bytes = body.Length },
            Rejected = batch.Rejected,
        });
        return Results.Json(new RecordReply(result.Stored, result.Duplicates, batch.Rejected), StoreRows.Json);
    }
}
