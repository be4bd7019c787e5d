using System.IO.Compression;
using System.Text.Json;
using Footfall.Ingestion.Problems;

namespace Footfall.Ingestion.Tests.Problems;

/// <summary>
/// Grouping against stacks that tool chains printed (<c>tests/errors</c>): of two failures, are those of one fault in one group, and those of two in
/// two? Pairs are counted within a language.
/// </summary>
public sealed class GroupingTests(ITestOutputHelper output)
{
    private const double LeastPrecision = 0.97;
    private const double LeastRecall = 0.95;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public void OfRealStacksOfSevenLanguages_ThoseOfOneFaultMeet()
    {
        var failures = Read().ToList();
        var all = failures.GroupBy(f => f.Language).Select(l => Score.Of(l.Key, [.. l])).ToList();
        var whole = new Score("all", all.Sum(s => s.Failures), all.Sum(s => s.Faults), all.Sum(s => s.Groups), all.Sum(s => s.Together), all.Sum(s => s.Rightly), all.Sum(s => s.Belonging));
        foreach (var score in all.Append(whole))
        {
            output.WriteLine(score.ToString());
        }

        Assert.True(failures.Count >= 300 && all.Count >= 5);
        Assert.True(whole.Precision >= LeastPrecision, whole.ToString());
        Assert.True(whole.Recall >= LeastRecall, whole.ToString());
    }

    private static IEnumerable<Failure> Read()
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(Repository.Root, "tests", "errors", "traces.ndjson.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<Failure>(line, Json)!;
        }
    }

    private sealed record Failure(string Language, string Label, string Stack)
    {
        public string Key => Fingerprint.KeyOf(ErrorFacts.Read("send:exception", JsonSerializer.Serialize(new { stack = Stack }), null, null, null));
    }

    private sealed record Score(string Language, int Failures, int Faults, int Groups, long Together, long Rightly, long Belonging)
    {
        public double Precision => (double)Rightly / Together;

        public double Recall => (double)Rightly / Belonging;

        public static Score Of(string language, List<Failure> failures)
        {
            var keyed = failures.ConvertAll(f => (f.Label, f.Key));
            return new Score(
                language,
                keyed.Count,
                keyed.Select(k => k.Label).Distinct().Count(),
                keyed.Select(k => k.Key).Distinct().Count(),
                Pairs(keyed.Select(k => k.Key)),
                Pairs(keyed.Select(k => $"{k.Label}\n{k.Key}")),
                Pairs(keyed.Select(k => k.Label)));
        }

        public override string ToString() => FormattableString.Invariant(
            $"{Language,-8} {Failures,4} failures of {Faults,3} faults in {Groups,3} groups: precision {Precision:0.000}, recall {Recall:0.000}");

        private static long Pairs(IEnumerable<string> keys) => keys.CountBy(k => k).Sum(g => (long)g.Value * (g.Value - 1) / 2);
    }
}
