namespace Footfall.Server.Features.Activity;

/// <summary>Who a user is, as far as the caller may know.</summary>
/// <param name="UserId">Id.</param>
/// <param name="UserName">Name for people; the id when none is known.</param>
/// <param name="Login">Name to sign in with.</param>
/// <param name="Roles">Roles on the platform.</param>
/// <param name="Events">Events that the caller may see.</param>
/// <param name="First">The first of them.</param>
/// <param name="Last">The newest of them.</param>
internal sealed record UserAnswer(string UserId, string UserName, string Login, IReadOnlyList<string> Roles, long Events, DateTimeOffset First, DateTimeOffset Last);
