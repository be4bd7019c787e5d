using System.Text.Json;
using System.Text.RegularExpressions;

namespace Footfall.Repository.Tests;

/// <summary>What no file may hold: this machine, where packages come from, secrets, and words that say nothing.</summary>
public sealed partial class ContentTests
{
    private static readonly string[] Hollow = ["blazing", "cutting-edge", "effortless", "game-chang", "lightning-fast", "seamless", "state-of-the-art", "world-class"];

    /// <summary>Lists of rules hold what they forbid.</summary>
    private const string Own = "tests/Footfall.Repository.Tests/ContentTests.cs";

    private static IEnumerable<string> Texts => SourceTree.Texts.Where(f => f is not (Own or "LICENSE"));

    [Fact]
    public void NoFile_NamesAFolderOfAMachine() => Findings.None(Hits(Texts, MachinePath()));

    [Fact]
    public void NoFile_IsEmpty() => Findings.None(Texts.Where(f => SourceTree.Read(f).Trim().Length == 0));

    [Fact]
    public void NoFile_NamesARegistry() => Findings.None(Hits(Texts, Registry()));

    [Fact]
    public void NoFile_HoldsASecret() => Findings.None(Hits(Texts, Secret()));

    [Fact]
    public void NoFile_HoldsEmDashesOrHollowWords()
    {
        Findings.None(Hits(Texts, EmDash()));
        Findings.None(Texts.Where(f => !f.EndsWith("package-lock.json")).SelectMany(f => Hollow.Where(w => SourceTree.Read(f).Contains(w, StringComparison.OrdinalIgnoreCase)).Select(w => $"{f}: {w}")));
    }

    [Fact]
    public void Code_HoldsNoPostponedWork() => Findings.None(Hits(Texts.Where(f => Path.GetExtension(f) is ".cs" or ".ts" or ".tsx" or ".mjs" or ".sql"), Postponed()));

    [Fact]
    public void SuppressedWarnings_SayWhy() => Findings.None(
        from file in Texts
        where file.EndsWith(".cs")
        let text = SourceTree.Read(file)
        from match in BarePragma().Matches(text)
        where !HasReason(text, match)
        select $"{file}: {match.Value}");

    [Fact]
    public void PackageLock_SaysNotWhereItsPackagesCameFrom()
    {
        using var json = JsonDocument.Parse(SourceTree.Read("package-lock.json"));
        var packages = json.RootElement.GetProperty("packages").EnumerateObject().ToList();

        Assert.NotEmpty(packages);
        Findings.None(packages.Where(p => p.Value.TryGetProperty("resolved", out var r) && r.GetString()!.Contains("://", StringComparison.Ordinal)).Select(p => p.Name));
        Findings.None(packages.Where(p => p.Name.StartsWith("node_modules/") && !p.Value.TryGetProperty("integrity", out _) && !p.Value.TryGetProperty("link", out _) && !p.Value.TryGetProperty("optional", out _)).Select(p => p.Name));
    }

    [Fact]
    public void Texts_AreUtf8WithoutMarkAndEndInALine()
    {
        foreach (var file in Texts.Where(f => !f.Contains("/Fixtures/") && !f.EndsWith("packages.lock.json") && !f.StartsWith("docs/reference/")))
        {
            var bytes = File.ReadAllBytes(Path.Combine(SourceTree.Root, file));
            Assert.True(System.Text.Unicode.Utf8.IsValid(bytes), $"{file} is not UTF-8.");
            Assert.False(bytes.AsSpan().StartsWith("\uFEFF"u8), $"{file} begins with a byte order mark.");
            Assert.False(bytes.Contains((byte)'\r') && !file.EndsWith(".cmd"), $"{file} has carriage returns.");
            Assert.True(bytes.Length == 0 || bytes[^1] == '\n', $"{file} does not end in a line feed.");
        }
    }

    /// <summary>A warning is switched off with its reason on the same line or the one above.</summary>
    private static bool HasReason(string text, Match pragma)
    {
        var above = text[..pragma.Index].TrimEnd('\n', ' ').Split('\n')[^1];
        return above.TrimStart().StartsWith("//", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Hits(IEnumerable<string> files, Regex what) =>
        from file in files
        from match in what.Matches(SourceTree.Read(file))
        select $"{file}: {match.Value}";

    [GeneratedRegex(@"(?<![\w.])/(work|root)/[\w.]+|(?<![\w.])/tmp/[\w.]+|(?<![\w.:/])/home/\w+/", RegexOptions.ExplicitCapture)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"registry\.npmjs\.org|registry\.yarnpkg\.com|api\.nuget\.org|npm\.pkg\.github\.com|pypi\.org/simple|artifactory", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[0-9A-Z]{16}\b|\bxox[abp]-[A-Za-z0-9-]{10,}|\bnpm_[A-Za-z0-9]{30,}|\beyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.", RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();

    [GeneratedRegex("\u2014|&mdash;")]
    private static partial Regex EmDash();

    [GeneratedRegex(@"\b(TODO|FIXME|XXX)\b|NotImplementedException", RegexOptions.ExplicitCapture)]
    private static partial Regex Postponed();

    [GeneratedRegex(@"#pragma warning disable [\w, ]+$", RegexOptions.Multiline)]
    private static partial Regex BarePragma();
}
