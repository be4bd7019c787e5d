namespace Footfall.Analytics.Activity;

/// <summary>Different users who were active in a bucket, and with what.</summary>
/// <param name="Bucket">Its start in Unix milliseconds.</param>
/// <param name="Users">How many.</param>
/// <param name="Templates">Templates of what they used, in order.</param>
public sealed record TemplateUsersRow(long Bucket, long Users, IReadOnlyList<string> Templates);
