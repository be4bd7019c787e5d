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
    private const double LeastPrecision = 0.99;
    private const double LeastRecall = 0.95;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public void OfRealStacksOfSevenLanguages_ThoseOfOneFaultMeet()
    {
        var failures = Read().ToList();
        var all = failures.GroupBy(f => f.Language).Select(l => PairScore.Of(l.Key, [.. l.Select(f => (f.Label, f.Key))])).ToList();
        var whole = PairScore.Sum(all);
        foreach (var score in all.Append(whole))
        {
            output.WriteLine(score.ToString());
        }

        Assert.True(failures.Count >= 300 && all.Count >= 5);
        Assert.True(whole.Precision >= LeastPrecision, whole.ToString());
        Assert.True(whole.Recall >= LeastRecall, whole.ToString());
    }

    [Fact]
    public void OfStacksOfLanguagesWithoutAToolChainHere_ThoseOfOneFaultMeet()
    {
        // Written down by hand: other browsers, minified code, frameworks, and what runs elsewhere.
        var all = Blocks("written.txt").Select(b => (Label: b.Head, Key: KeyOf(new { stack = b.Text }))).GroupBy(b => b.Label.Split(' ')[0]).Select(l => PairScore.Of(l.Key, [.. l])).ToList();
        var whole = PairScore.Sum(all);
        output.WriteLine(string.Join('\n', all.Append(whole)));

        Assert.True(whole.Failures >= 150 && whole is { Precision: 1, Recall: 1 }, string.Join('\n', all));
    }

    [Fact]
    public void OfMessagesWithoutAStack_ThoseOfOneFaultMeet()
    {
        var failures = Blocks("written-messages.txt").SelectMany(b => b.Text.Split('\n').Select(line => (b.Head, Key: KeyOf(new { message = line })))).ToList();

        var wrong = failures.GroupBy(f => f.Head).Where(g => g.Select(f => f.Key).Distinct().Count() > 1).Select(g => string.Join('\n', g))
            .Concat(failures.GroupBy(f => f.Key).Where(g => g.Select(f => f.Head).Distinct().Count() > 1).Select(g => string.Join('\n', g)));
        Assert.Empty(wrong);
    }

    private static string KeyOf(object payload) => Fingerprint.KeyOf(ErrorFacts.Read("send:exception", JsonSerializer.Serialize(payload), null, null, null));

    private static IEnumerable<(string Head, string Text)> Blocks(string file)
    {
        foreach (var block in File.ReadAllText(Path.Combine(Repository.Root, "tests", "errors", file)).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            yield return (block[..end], block[(end + 1)..].TrimEnd('\n').Replace("{home}", "/home", StringComparison.Ordinal).Replace("{temp}", "/tmp", StringComparison.Ordinal));
        }
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
        public string Key => KeyOf(new { stack = Stack });
    }
}
