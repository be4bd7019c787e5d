namespace Footfall.Analytics.Activity;

/// <summary>A change of a user.</summary>
/// <param name="Id">The user.</param>
/// <param name="Verb">create, update, delete or restore.</param>
/// <param name="Time">When, Unix milliseconds.</param>
/// <param name="Status">The status that it gives; '' for none.</param>
/// <param name="CreatedAt">When it says that the user was created; '' when it does not.</param>
/// <param name="IsSystem">Whether the platform made the user for itself.</param>
public sealed record UserChangeRow(string Id, string Verb, long Time, string Status, string CreatedAt, bool IsSystem);
