namespace Footfall.Analytics.Stats;

/// <summary>
/// How rows come into windows of time. A trend asks for dozens of windows at once, so rows are not multiplied by all of them: what lies between
/// two edges of windows (a cell) is in each window wholly or not at all.
/// </summary>
internal static class Windows
{
    /// <summary>Begin, end and state of the window <c>win</c>.</summary>
    internal const string Bounds = "{win_from:Array(Int64)}[win] AS p_from, {win_to:Array(Int64)}[win] AS p_to, {win_s:Array(Int64)}[win] AS s";

    /// <summary>The cell of everything before all windows.</summary>
    internal const string Before = "{edges:Array(Int64)}[1]";

    /// <summary>The state of the first window.</summary>
    internal const string FirstState = "{win_s:Array(Int64)}[1]";

    /// <summary>Every row in every window: for few rows.</summary>
    internal const string All = $"arrayJoin(arrayEnumerate({{win_from:Array(Int64)}})) AS win, {Bounds}";

    /// <summary>Rows with a cell in the windows that it lies in.</summary>
    internal static string OfCell { get; } = $"arrayJoin({Holding("cell")}) AS win, {Bounds}";

    /// <summary>The cell of an instant.</summary>
    /// <param name="instant">SQL of the instant, in Unix milliseconds.</param>
    internal static string Cell(string instant) => $"roundDown({instant}, {{edges:Array(Int64)}})";

    /// <summary>The cells of instants as bits of a number, which are quick to gather; for up to 63 edges.</summary>
    /// <param name="instant">SQL of the instant, in Unix milliseconds.</param>
    /// <param name="cuts">How many edges there are besides the first.</param>
    internal static string Bits(string instant, int cuts) =>
        $"groupBitOr(bitShiftLeft(toUInt64(1), {Number(instant, cuts)}))";

    /// <summary>The number of the cell of an instant, from 0: quick for few edges.</summary>
    internal static string Number(string instant, int cuts) => $"({string.Concat(Enumerable.Range(2, cuts).Select(i => $"({instant} >= {{edges:Array(Int64)}}[{i}]) + "))}0)";

    /// <summary>The windows that hold an instant, a cell, or one of several.</summary>
    internal static string Holding(params string[] instants) =>
        $"arrayFilter(w -> {string.Join(" OR ", instants.Select(i => $"{i} >= {{win_from:Array(Int64)}}[w] AND {i} < {{win_to:Array(Int64)}}[w]"))}, arrayEnumerate({{win_from:Array(Int64)}}))";
}
