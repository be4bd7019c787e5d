namespace Footfall.Server.Features.Coder;

/// <summary>Users with a status at an instant.</summary>
/// <param name="Date">Local midnight, RFC 3339.</param>
/// <param name="Count">Users.</param>
internal sealed record UserStatusPoint(string Date, long Count);
