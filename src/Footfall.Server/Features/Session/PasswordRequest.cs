namespace Footfall.Server.Features.Session;

/// <summary>A new password, and the current one where there is one.</summary>
internal sealed record PasswordRequest(string? Current, string? Password);
