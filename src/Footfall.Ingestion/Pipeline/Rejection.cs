using System.Text.Json.Serialization;

namespace Footfall.Ingestion.Pipeline;

/// <summary>A record that was not taken, and why.</summary>
/// <param name="Index">Its place among the non-empty records of the request, from 0.</param>
/// <param name="Reason">One of a closed set; see <see cref="RejectionReason"/>.</param>
/// <param name="Message">The member and the rule, for people.</param>
public sealed record Rejection(int Index, string Reason, string Message)
{
    /// <summary>The record as it was sent, so that it can be read and replayed. Never part of an answer.</summary>
    [JsonIgnore]
    public string Content { get; init; } = "";
}
