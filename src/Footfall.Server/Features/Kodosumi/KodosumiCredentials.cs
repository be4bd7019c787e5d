namespace Footfall.Server.Features.Kodosumi;

/// <summary>Name and password.</summary>
/// <param name="Name">Login of the account.</param>
/// <param name="Password">Its password.</param>
/// <param name="Redirect">Where to go then, a path on this server; without it the answer is JSON.</param>
internal sealed record KodosumiCredentials(string? Name, string? Password, string? Redirect);
