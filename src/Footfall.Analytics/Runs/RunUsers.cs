using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;

namespace Footfall.Analytics.Runs;

/// <summary>
/// Whose runs are, by name: the user's latest name, else the one that was told of the run, else the id. The join costs more than all else of a short list,
/// so it is left out where nobody sees the names.
/// </summary>
internal static class RunUsers
{
    /// <summary>The name that is shown, in a statement with <see cref="Join"/>.</summary>
    /// <param name="id">SQL for the user's id.</param>
    /// <param name="told">SQL for the name that was told of the run.</param>
    internal static string ShownSql(string id = "told.user_id", string told = "told.user_name_told") => $"multiIf(names.latest != '', names.latest, {told} != '', {told}, {id})";

    /// <summary>Joins the names; <see cref="Parts"/> has their values.</summary>
    internal static string Join(Access access, string id = "told.user_id") =>
        $"LEFT JOIN (SELECT id AS named_id, name AS latest FROM {UserNames.Sql(access)}) AS names ON names.named_id = {id}";

    /// <summary>For the places <c>$user_name$</c> and <c>$names$</c>.</summary>
    /// <param name="access">What the caller may see.</param>
    /// <param name="areWanted">Whether names are seen; else the names that were told stand in their place.</param>
    /// <param name="id">SQL for the user's id.</param>
    /// <param name="told">SQL for the name that was told of the run.</param>
    internal static QuestionPart[] Parts(Access access, bool areWanted = true, string id = "told.user_id", string told = "told.user_name_told") => areWanted
        ? [new("user_name", ShownSql(id, told)), new("names", Join(access, id), p => p.AddMissing(FilterSql.OfAccess(access).AddTo))]
        : [new("user_name", told), new("names", "")];

    /// <summary>The same for runs that have the name already, as their column <c>user_shown</c>.</summary>
    internal static QuestionPart[] Shown(Access access) => [new("user_name", "told.user_shown"), new("names", "", p => p.AddMissing(FilterSql.OfAccess(access).AddTo))];
}
