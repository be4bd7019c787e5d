using System.Text.Json;

namespace Footfall.Server.Features.Privacy;

/// <summary>What would be stored.</summary>
/// <param name="Text">Of the text; null when an event was tried.</param>
/// <param name="Event">Of the event; null when a text was tried.</param>
/// <param name="Hits">Rules that took something out.</param>
internal sealed record PrivacyTestAnswer(string? Text, JsonElement? Event, IReadOnlyList<PrivacyHit> Hits);
