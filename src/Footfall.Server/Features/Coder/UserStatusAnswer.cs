namespace Footfall.Server.Features.Coder;

/// <summary>Users by status.</summary>
/// <param name="StatusCounts">By active, dormant and suspended; a status that never occurs is absent.</param>
internal sealed record UserStatusAnswer(IReadOnlyDictionary<string, IReadOnlyList<UserStatusPoint>> StatusCounts);
