namespace Footfall.Analytics.Orgs;

/// <summary>The latest word on whether somebody belongs to an org or a group.</summary>
/// <param name="Container">Id or short name of the org or group.</param>
/// <param name="Member">Id of the user or group.</param>
/// <param name="Kind">user or group.</param>
/// <param name="IsMember">Whether it was an addition.</param>
/// <param name="Time">When, Unix milliseconds.</param>
/// <param name="Received">When it was taken in, Unix milliseconds.</param>
/// <param name="Position">Its place in its batch.</param>
internal sealed record MemberRow(string Container, string Member, string Kind, bool IsMember, long Time, long Received, long Position);
