namespace Footfall.Ingestion.Tests.Problems;

/// <summary>How well failures are grouped, over pairs: of those that are together, how many belong together (precision), and of those that belong together, how many are (recall).</summary>
internal sealed record PairScore(string Name, int Failures, int Faults, int Groups, long Together, long Rightly, long Belonging)
{
    public double Precision => (double)Rightly / Together;

    public double Recall => (double)Rightly / Belonging;

    public static PairScore Of(string name, IReadOnlyCollection<(string Label, string Key)> failures) => new(
        name,
        failures.Count,
        failures.Select(k => k.Label).Distinct().Count(),
        failures.Select(k => k.Key).Distinct().Count(),
        Pairs(failures.Select(k => k.Key)),
        Pairs(failures.Select(k => $"{k.Label}\n{k.Key}")),
        Pairs(failures.Select(k => k.Label)));

    public static PairScore Sum(IReadOnlyCollection<PairScore> all) =>
        new("all", all.Sum(s => s.Failures), all.Sum(s => s.Faults), all.Sum(s => s.Groups), all.Sum(s => s.Together), all.Sum(s => s.Rightly), all.Sum(s => s.Belonging));

    public override string ToString() => FormattableString.Invariant(
        $"{Name,-10} {Failures,4} failures of {Faults,3} faults in {Groups,3} groups: precision {Precision:0.000}, recall {Recall:0.000}");

    private static long Pairs(IEnumerable<string> keys) => keys.CountBy(k => k).Sum(g => (long)g.Value * (g.Value - 1) / 2);
}
