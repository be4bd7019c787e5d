namespace Footfall.Server.Features.Session;

/// <summary>Login and password.</summary>
internal sealed record SignInRequest(string? Login, string? Password);
