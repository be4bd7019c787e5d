using System.Text.Json;

namespace Footfall.Server.Features.Privacy;

/// <summary>What to try the rules on: one of the two.</summary>
/// <param name="Text">A free text, as it could stand in a field.</param>
/// <param name="Event">A canonical event.</param>
internal sealed record PrivacyTest(string? Text, JsonElement? Event);
