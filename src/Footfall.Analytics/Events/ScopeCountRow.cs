namespace Footfall.Analytics.Events;

/// <summary>Events of a scope before a time.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Events">How many.</param>
/// <param name="Oldest">When the first happened, Unix milliseconds.</param>
/// <param name="Newest">When the last happened, Unix milliseconds.</param>
public sealed record ScopeCountRow(string Scope, long Events, long Oldest, long Newest);
