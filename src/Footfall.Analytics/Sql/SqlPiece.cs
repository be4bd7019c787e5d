namespace Footfall.Analytics.Sql;

/// <summary>What stands in the place of a part of a text.</summary>
/// <param name="Start">Where the part begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">What stands there now.</param>
public readonly record struct SqlPiece(int Start, int End, string Text);
