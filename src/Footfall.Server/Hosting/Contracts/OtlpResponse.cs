using System.Text.Json.Serialization;

namespace Footfall.Server.Hosting.Contracts;

/// <summary><c>ExportLogsServiceResponse</c>, in the encoding of the request.</summary>
/// <param name="PartialSuccess">Records that were not taken; absent when all were.</param>
internal sealed record OtlpResponse([property: JsonPropertyName("partialSuccess")] OtlpPartialSuccess? PartialSuccess);
