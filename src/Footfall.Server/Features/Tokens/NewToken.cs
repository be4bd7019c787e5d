namespace Footfall.Server.Features.Tokens;

/// <summary>A new token.</summary>
/// <param name="Token">Its text. It is kept nowhere.</param>
internal sealed record NewToken(string Token);
