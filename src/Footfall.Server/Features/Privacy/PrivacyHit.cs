namespace Footfall.Server.Features.Privacy;

/// <summary>A rule that took something out.</summary>
/// <param name="Rule"><c>keys</c>, <c>mails</c>, <c>secrets</c>, <c>cards</c>, <c>ips</c> or <c>user_emails</c>.</param>
/// <param name="Place">Member it was taken out of, for example <c>payload.user.password</c>.</param>
/// <param name="Count">How many values.</param>
internal sealed record PrivacyHit(string Rule, string Place, int Count);
