using System.Text.Json.Serialization;

namespace Footfall.Server.Hosting.Contracts;

/// <summary>What was not taken of a request that was.</summary>
/// <param name="RejectedLogRecords">How many, as OTLP's JSON writes 64-bit numbers.</param>
/// <param name="ErrorMessage">Which of them, and why.</param>
internal sealed record OtlpPartialSuccess(
    [property: JsonPropertyName("rejectedLogRecords")] string RejectedLogRecords,
    [property: JsonPropertyName("errorMessage")] string ErrorMessage);
