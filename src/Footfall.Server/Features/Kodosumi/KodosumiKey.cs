using System.Text.Json.Serialization;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>Who signed in, and the token.</summary>
/// <param name="Name">Login.</param>
/// <param name="Id">The user that the account is linked to, else the account's own id.</param>
/// <param name="Token">For the header <c>KODOSUMI_API_KEY</c>.</param>
internal sealed record KodosumiKey(string Name, string Id, [property: JsonPropertyName("KODOSUMI_API_KEY")] string Token);
