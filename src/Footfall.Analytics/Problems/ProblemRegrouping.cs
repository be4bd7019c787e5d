using System.Security.Cryptography;
using System.Text;

namespace Footfall.Analytics.Problems;

/// <summary>
/// What becomes of what people said of problems when errors are grouped by other rules: a problem stands as the one stood that most of its errors come from,
/// and has the history of all whose story goes on in it. See <c>docs/adr/0032-regrouped-problems.md</c>.
/// </summary>
public sealed class ProblemRegrouping
{
    /// <summary>Name of the action.</summary>
    public const string Action = "regroup";

    /// <summary>Begin of its details where several problems became one: what was done before is undone by hand.</summary>
    public const string Joined = "of ";

    private const int MostNamed = 20;
    private static readonly string Nobody = default(ProblemId).ToString();

    private readonly ProblemFlows _flows;
    private readonly IReadOnlyDictionary<ulong, ProblemAction> _latest;
    private readonly Dictionary<ulong, ProblemAction> _standing = [];

    // Members of merged problems before, and now.
    private readonly ILookup<ulong, ulong> _parts;
    private readonly ILookup<ulong, ulong> _partsNow;

    /// <summary>Finds out how problems stand.</summary>
    /// <param name="flows">Where errors went.</param>
    /// <param name="latest">The last action of each problem that has one.</param>
    /// <param name="told">Whether all actions of one problem stand with another already.</param>
    internal ProblemRegrouping(ProblemFlows flows, IReadOnlyDictionary<ulong, ProblemAction> latest, Func<ulong, ulong, bool> told)
    {
        (_flows, _latest) = (flows, latest);
        _parts = latest.ToLookup(a => MergedInto(a.Value), a => a.Key);
        Copies = [.. flows.Receivers.SelectMany(to => flows.OriginsOf(to).Where(from => latest.ContainsKey(from) && !told(from, to)).Select(from => (from, to)))];
        foreach (var problem in Copies.Select(c => c.To).Concat(latest.Keys.Where(p => flows.HeirOf(p) == p)).Distinct())
        {
            _standing[problem] = StandingOf(problem);
        }

        foreach (var problem in _standing.Keys.ToList())
        {
            _standing[problem] = _standing[problem] with { MergedInto = new ProblemId(EndOf(problem)).ToString() };
        }

        _partsNow = _standing.ToLookup(a => MergedInto(a.Value), a => a.Key);
    }

    /// <summary>Whose actions go on in which problem.</summary>
    internal IReadOnlyList<(ulong From, ulong To)> Copies { get; }

    /// <summary>Actions that say how problems stand where the copies do not.</summary>
    internal IEnumerable<ProblemAction> Rows(string rules, DateTimeOffset now)
    {
        var origins = Copies.ToLookup(c => c.To, c => c.From);
        foreach (var (problem, standing) in _standing)
        {
            var from = origins[problem].ToList();
            var last = from.Append(problem).Select(p => _latest.GetValueOrDefault(p)).OfType<ProblemAction>().MaxBy(a => a.At)!;
            var row = standing with { Counted = CountedOf(problem, standing) };
            var names = from.Count == 0 ? [] : from.Concat(_latest.ContainsKey(problem) ? [problem] : []).Append(_flows.MainOf(problem)).Distinct().ToList();
            if (names.Count < 2 && IsSame(row, last, problem))
            {
                continue;
            }

            yield return row with
            {
                Problem = new ProblemId(problem).ToString(),
                At = now > last.At ? now : last.At.AddMicroseconds(1),
                Id = IdOf($"{Action} {rules} {problem} {string.Join(' ', from)} {last.Id:D}"),
                Action = Action,
                Account = "",
                Comment = "",
                Undoes = Guid.Empty,
                Details = names.Count > 1 ? Joined + string.Join(' ', names.Take(MostNamed).Select(p => new ProblemId(p))) : "",
            };
        }
    }

    /// <summary>Whether a row would say what the last one says. Copies name the problems that others go by now; the rows of a problem that is still there do not.</summary>
    private bool IsSame(ProblemAction standing, ProblemAction last, ulong problem)
    {
        var merged = last.Problem == new ProblemId(problem).ToString() ? last.MergedInto : new ProblemId(_flows.HeirOf(MergedInto(last))).ToString();
        return (standing.State, standing.StateAt, standing.Version, standing.Until, standing.Most, standing.Counted) == (last.State, last.StateAt, last.Version, last.Until, last.Most, last.Counted)
            && (standing.Assignee, standing.MergedInto) == (last.Assignee, merged);
    }

    private ProblemAction StandingOf(ulong problem)
    {
        var main = _flows.MainOf(problem);
        var standing = Said(main);
        var into = _flows.HeirOf(MergedInto(standing));

        // Part of one that is the same now: that one stood for both.
        standing = into == problem ? Said(MergedInto(standing)) : standing;
        var assignee = standing.Assignee.Length > 0 ? standing.Assignee : _flows.OriginsOf(problem).Select(p => Said(p).Assignee).FirstOrDefault(a => a.Length > 0) ?? "";
        return standing with { Assignee = assignee, MergedInto = into == problem ? Nobody : new ProblemId(into).ToString() };
    }

    /// <summary>The problem that one is part of in the end; none where that leads in a circle.</summary>
    private ulong EndOf(ulong problem)
    {
        var seen = new HashSet<ulong> { problem };
        var end = problem;
        while (_standing.TryGetValue(end, out var standing) && MergedInto(standing) is not 0 and var next)
        {
            if (!seen.Add(next))
            {
                return 0;
            }

            end = next;
        }

        return end == problem ? 0 : end;
    }

    /// <summary>Of a problem that rests until it happened so many times more: what it waits for stays, how many errors it has changes.</summary>
    private long CountedOf(ulong problem, ProblemAction standing)
    {
        if (standing.Most == 0)
        {
            return standing.Counted;
        }

        var main = ProblemId.Read(standing.Problem)!.Value.Value;
        return standing.Counted + _partsNow[problem].Append(problem).Sum(_flows.Now) - _parts[main].Append(main).Sum(_flows.Before);
    }

    private ProblemAction Said(ulong problem) =>
        _latest.GetValueOrDefault(problem) ?? new ProblemAction { Problem = new ProblemId(problem).ToString(), At = DateTimeOffset.UnixEpoch, Id = Guid.Empty, Action = "", Account = "" };

    private static ulong MergedInto(ProblemAction action) => ProblemId.Read(action.MergedInto)?.Value ?? 0;

    private static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
