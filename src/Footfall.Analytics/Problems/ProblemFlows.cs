namespace Footfall.Analytics.Problems;

/// <summary>Where errors went when they were grouped by other rules.</summary>
internal sealed class ProblemFlows
{
    private readonly ILookup<ulong, ProblemFlow> _out;
    private readonly ILookup<ulong, ProblemFlow> _in;
    private readonly IReadOnlyDictionary<ulong, long> _errors;
    private readonly Dictionary<ulong, ulong> _heirs = [];

    /// <summary>Finds out where errors went.</summary>
    /// <param name="flows">Errors whose problem is another now.</param>
    /// <param name="errors">How many errors each problem has now; those of none are not in it.</param>
    /// <param name="before">Heirs that are known from earlier rules.</param>
    internal ProblemFlows(IReadOnlyList<ProblemFlow> flows, IReadOnlyDictionary<ulong, long> errors, IReadOnlyDictionary<ulong, ulong> before)
    {
        (_out, _in, _errors) = (flows.ToLookup(f => f.From), flows.ToLookup(f => f.To), errors);
        foreach (var from in _out.Where(f => !errors.ContainsKey(f.Key)))
        {
            _heirs[from.Key] = Largest(from, f => f.To).To;
        }

        // What led to a problem that is gone now leads on. A start that begins again may see a part of the errors alone: what it told before stays.
        foreach (var (problem, heir) in before.Where(b => b.Key != b.Value))
        {
            _heirs[problem] = _heirs.GetValueOrDefault(heir, heir);
        }
    }

    /// <summary>Problems that are gone, with the one that most of their errors went to.</summary>
    internal IReadOnlyDictionary<ulong, ulong> Heirs => _heirs;

    /// <summary>Problems that got errors of others.</summary>
    internal IEnumerable<ulong> Receivers => _in.Select(f => f.Key);

    /// <summary>The problem that one goes by now.</summary>
    internal ulong HeirOf(ulong problem) => _errors.ContainsKey(problem) ? problem : _heirs.GetValueOrDefault(problem, problem);

    /// <summary>Errors that a problem has now.</summary>
    internal long Now(ulong problem) => _errors.GetValueOrDefault(problem);

    /// <summary>Errors that a problem had before.</summary>
    internal long Before(ulong problem) => Kept(problem) + _out[problem].Sum(f => f.Errors);

    /// <summary>The problem that most errors of one come from; itself where nothing came.</summary>
    internal ulong MainOf(ulong problem)
    {
        var origins = _in[problem].ToList();
        return origins.Count == 0 ? problem : Largest([.. origins, new ProblemFlow(problem, problem, Kept(problem))], f => f.From).From;
    }

    /// <summary>Problems whose story goes on in one: those that most of its errors come from, and those that are gone and left most of theirs to it. The largest first.</summary>
    internal IEnumerable<ulong> OriginsOf(ulong problem)
    {
        var main = MainOf(problem);
        return _in[problem].Where(f => f.From == main || HeirOf(f.From) == problem).OrderByDescending(f => f.Errors).ThenBy(f => f.From).Select(f => f.From);
    }

    private long Kept(ulong problem) => Now(problem) - _in[problem].Sum(f => f.Errors);

    private static ProblemFlow Largest(IEnumerable<ProblemFlow> flows, Func<ProblemFlow, ulong> number) => flows.OrderByDescending(f => f.Errors).ThenBy(number).First();
}
