namespace Footfall.Analytics.Usage;

/// <summary>An input or output that calls have.</summary>
/// <param name="Side">input or output.</param>
/// <param name="Name">Its name.</param>
/// <param name="Calls">How many calls have it.</param>
public sealed record CallParameter(string Side, string Name, long Calls);
