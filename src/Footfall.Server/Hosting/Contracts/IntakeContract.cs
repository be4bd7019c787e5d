using Footfall.Ingestion.Formats.Coder;
using Footfall.Ingestion.Formats.Otlp;
using Footfall.Ingestion.Formats.Vector;
using Footfall.Ingestion.Pipeline;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Hosting.Contracts;

/// <summary>What the routes of one protocol take and answer, for the API's document.</summary>
internal sealed record IntakeContract
{
    private const string Json = "application/json";
    private const string Cvat = "application/vnd.cvat+json";
    private const string Problem = "application/problem+json";

    // Whatever the protocol: credentials, size, encoding, limits, and a store or queue that cannot take more.
    private static readonly int[] Always = [401, 403, 413, 415, 429, 503];

    /// <summary>Media types of the body.</summary>
    internal required IReadOnlyList<string> Bodies { get; init; }

    /// <summary>What the body holds.</summary>
    internal required string Body { get; init; }

    /// <summary>Whether a body is one or more canonical events.</summary>
    internal bool IsCanonical { get; init; }

    /// <summary>Whether the protocol's clients have a browser's session, too.</summary>
    internal bool TakesSession { get; init; }

    /// <summary>Whether Coder's own header is sent.</summary>
    internal bool TakesCoderHeader { get; init; }

    /// <summary>Answers: status, shape, media types; nothing for an empty one.</summary>
    internal required IReadOnlyList<ProducesResponseTypeMetadata> Answers { get; init; }

    /// <summary>By the name of the format.</summary>
    internal static IReadOnlyDictionary<string, IntakeContract> All { get; } = new Dictionary<string, IntakeContract>
    {
        ["canonical"] = new()
        {
            Bodies = RecordRequest.MediaTypes,
            Body = "An array of events, one event, or one event a line. May be compressed: Content-Encoding gzip, deflate, br or zstd.",
            IsCanonical = true,
            Answers = [Of<RecordReply>(200, Json), Of<RecordReply>(400, Json), .. Refusals<ProblemDetails>([400, 422, .. Always], Problem)],
        },
        ["entities"] = Snapshot("entities: {\"id\", \"name\", \"org\", \"owner\", \"created_at\", \"deleted_at\", \"attributes\"}; only id is required"),
        ["memberships"] = Snapshot("memberships: {\"kind\", \"id\", \"member\", \"member_kind\", \"from\", \"to\"}; kind (team, organization, group), id and member are required"),
        ["vector"] = new()
        {
            Bodies = VectorEndpoint.MediaTypes,
            Body = "An array of events, one event, or one event a line, as Vector's sink and CVAT's server send them. May be compressed.",
            IsCanonical = true,
            Answers = [Of<RecordReply>(200, Json), .. Refusals<ProblemDetails>([400, .. Always], Problem)],
        },
        ["cvat"] = new()
        {
            Bodies = [Json],
            Body = "A batch as CVAT's clients send it: {\"events\": [...], \"previous_event\": {...}, \"timestamp\": \"...\"}. May be compressed.",
            TakesSession = true,
            Answers = [Of<object>(201, Cvat), Of<object>(400, Cvat), .. Refusals<CvatDetail>([404, .. Always], Cvat)],
        },
        ["otlp"] = new()
        {
            Bodies = [OtlpEndpoint.ProtobufType, OtlpEndpoint.JsonType],
            Body = "ExportLogsServiceRequest of opentelemetry-proto. May be compressed.",
            Answers = [Of<OtlpResponse>(200, Json, OtlpEndpoint.ProtobufType), .. Refusals<OtlpStatus>([400, .. Always], Json, OtlpEndpoint.ProtobufType)],
        },
        ["coder"] = new()
        {
            Bodies = [Json],
            Body = "Samples, one or an array; for app-stats {\"stats\": [...]}. May be compressed.",
            TakesSession = true,
            TakesCoderHeader = true,
            Answers = [.. Refusals<CoderErrorReply>([400, 422, .. Always], Json)],
        },
    };

    private static IntakeContract Snapshot(string records) => new()
    {
        Bodies = RecordRequest.MediaTypes,
        Body = $"An array, one object, or one object a line, of {records}. May be compressed.",
        Answers = [Of<RecordReply>(200, Json), Of<RecordReply>(400, Json), .. Refusals<ProblemDetails>([400, 404, .. Always], Problem)],
    };

    private static IEnumerable<ProducesResponseTypeMetadata> Refusals<T>(int[] statuses, params string[] types) => statuses.Select(s => Of<T>(s, types));

    private static ProducesResponseTypeMetadata Of<T>(int status, params string[] types) => new(status, typeof(T), types);
}
