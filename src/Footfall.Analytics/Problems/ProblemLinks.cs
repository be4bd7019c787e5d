using Footfall.ClickHouse;

namespace Footfall.Analytics.Problems;

/// <summary>Which problem an error belongs to, where people said so: merged problems, and errors that were moved.</summary>
/// <param name="Merged">Problems that are part of others, and of which.</param>
/// <param name="HasMoves">Whether single errors were moved.</param>
/// <param name="HasStates">Whether a problem is resolved or snoozed, so that later errors decide how it stands.</param>
/// <param name="HasTold">Whether an exception of a run was reported, which may tell of the run's failure.</param>
public sealed record ProblemLinks(IReadOnlyDictionary<ulong, ulong> Merged, bool HasMoves, bool HasStates, bool HasTold)
{
    // Rows of errors that were moved, with where to.
    private const string Moves = "(SELECT id AS moved_id, argMax(problem, at) AS moved FROM problem_moves GROUP BY id)";

    /// <summary>Whether an error's own problem is the one that it belongs to, always.</summary>
    internal bool IsPlain => Merged.Count == 0 && !HasMoves;

    /// <summary>Condition, behind another, that errors meet whose problem may not be their own because somebody merged or moved.</summary>
    internal string Linked => $"{(Merged.Count == 0 ? "" : $" OR problem IN {Numbers("merged_from")} OR problem IN {Numbers("merged_into")}")}{Moved}";

    /// <summary>The same for errors that were moved.</summary>
    internal string Moved => HasMoves ? " OR id IN (SELECT id FROM problem_moves)" : "";

    /// <summary>Numbers of problems, of a parameter.</summary>
    internal static string Numbers(string parameter) => $"(SELECT arrayJoin(arrayMap(x -> toUInt64(x), {{{parameter}:Array(String)}})))";

    /// <summary>Rows of errors with <c>shown</c>, the problem they belong to.</summary>
    /// <param name="condition">Condition on errors.</param>
    internal string Rows(string condition)
    {
        if (IsPlain)
        {
            return $"(SELECT *, place, problem AS shown FROM error_events WHERE {condition})";
        }

        var own = HasMoves ? "if(moves.moved = 0, told.problem, moves.moved)" : "told.problem";
        var shown = Merged.Count == 0 ? own : $"transform({own}, arrayMap(x -> toUInt64(x), {{merged_from:Array(String)}}), arrayMap(x -> toUInt64(x), {{merged_into:Array(String)}}), {own})";
        var join = HasMoves ? $" LEFT ANY JOIN {Moves} AS moves ON moves.moved_id = told.id" : "";
        return $"(SELECT told.*, {shown} AS shown FROM (SELECT *, place FROM error_events WHERE {condition}) AS told{join})";
    }

    /// <summary>Adds the values that <see cref="Rows"/> names.</summary>
    internal void AddTo(Parameters parameters) => parameters.AddMissing(p => p
        .Add("merged_from", Merged.Keys.Select(k => new ProblemId(k).Decimal))
        .Add("merged_into", Merged.Values.Select(v => new ProblemId(v).Decimal)));
}
