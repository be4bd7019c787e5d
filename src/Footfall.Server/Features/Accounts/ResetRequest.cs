namespace Footfall.Server.Features.Accounts;

/// <summary>What a lost password is replaced by.</summary>
/// <param name="Password">The new one; without one the answer holds a link that signs in once.</param>
internal sealed record ResetRequest(string? Password = null);
