namespace Footfall.Server.Accounts;

/// <summary>The session that a request came with.</summary>
/// <param name="Hash">Hash of its key.</param>
internal sealed record CurrentSession(string Hash);
