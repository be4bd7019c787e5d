namespace Footfall.Analytics.Activity;

/// <summary>A session of a user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="SessionId">Its id; empty where its events have none.</param>
/// <param name="First">Begin of its first event.</param>
/// <param name="Last">End of the event that ends last.</param>
/// <param name="Events">Events.</param>
/// <param name="Errors">Errors among them.</param>
/// <param name="Categories">Categories of activity.</param>
/// <param name="Apps">Apps and packages that were used.</param>
/// <param name="Scopes">The most frequent kinds of events.</param>
public sealed record UserSessionRow(
    string UserId,
    string SessionId,
    DateTimeOffset First,
    DateTimeOffset Last,
    long Events,
    long Errors,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Apps,
    IReadOnlyList<string> Scopes);
