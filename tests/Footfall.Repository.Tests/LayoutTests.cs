using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Footfall.Repository.Tests;

/// <summary>The house is laid out as the architecture says.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] TopLevel =
    [
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", ".npmrc", "BannedSymbols.txt", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props",
        "Directory.Packages.props", "Footfall.slnx", "LICENSE", "README.md", "SECURITY.md", "bench", "dashboards", "deploy", "docs", "eng", "footfall", "footfall.cmd",
        "global.json", "nuget.config", "package-lock.json", "package.json", "sdk", "src", "test", "tests", "web",
    ];

    private static readonly string[] Projects =
        ["Footfall.Analytics", "Footfall.ClickHouse", "Footfall.Connectors", "Footfall.Ingestion", "Footfall.Model", "Footfall.Server"];

    private static readonly string[] Drawers = ["common", "core", "helpers", "misc", "shared", "util", "utils", "utilities"];

    [Fact]
    public void TopLevel_HoldsOnlyWhatTheArchitectureNames() =>
        Findings.None(SourceTree.Files.Select(f => f.Split('/')[0]).Distinct().Except(TopLevel));

    [Fact]
    public void Src_HoldsOnlyTheProjectsOfTheArchitecture() =>
        Findings.None(SourceTree.Files.Where(f => f.StartsWith("src/")).Select(f => f.Split('/')[1]).Distinct().Except(Projects));

    [Fact]
    public void Folders_CarryNounsOfTheProduct() =>
        Findings.None(SourceTree.Files.SelectMany(f => f.Split('/')[..^1]).Distinct().Where(d => Drawers.Contains(d.ToLowerInvariant())));

    /// <summary>A document that names what shows a thing is worth something only while that is there.</summary>
    [Fact]
    public void Documents_NameTestsThatExist()
    {
        var tests = SourceTree.Files.Where(f => f.StartsWith("tests/")).Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet();

        Findings.None(
            from file in SourceTree.Files
            where file.EndsWith(".md")
            from match in TestName().Matches(SourceTree.Read(file))
            where !tests.Contains(match.Groups["name"].Value)
            select $"{file}: {match.Value}");
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var listed = XDocument.Parse(SourceTree.Read("Footfall.slnx")).Descendants("Project").Select(p => (string)p.Attribute("Path")!).Order(StringComparer.Ordinal);

        Assert.Equal(SourceTree.Files.Where(f => f.EndsWith(".csproj")), listed);
    }

    [Fact]
    public void Projects_HaveALockFile() =>
        Findings.None(SourceTree.Files.Where(f => f.EndsWith(".csproj") && !SourceTree.Exists($"{Path.GetDirectoryName(f)}/packages.lock.json")));

    [Fact]
    public void Formats_ConsistOfTheSameCast()
    {
        var formats = SourceTree.Files.Where(f => f.StartsWith("src/Footfall.Ingestion/Formats/")).GroupBy(f => f.Split('/')[3]).ToList();
        Assert.NotEmpty(formats);
        foreach (var format in formats)
        {
            var folder = $"src/Footfall.Ingestion/Formats/{format.Key}";
            foreach (var part in new[] { $"{format.Key}Endpoint.cs", $"{format.Key}Reader.cs", "README.md" })
            {
                Assert.True(SourceTree.Exists($"{folder}/{part}"), $"{folder} has no {part}.");
            }

            Assert.True(format.Any(f => f.StartsWith($"{folder}/Fixtures/")), $"{folder} has no Fixtures.");
            foreach (var heading in new[] { "## Specification", "## Where we differ", "## Example" })
            {
                Assert.True(SourceTree.Read($"{folder}/README.md").Contains(heading, StringComparison.Ordinal), $"{folder}/README.md has no heading '{heading}'.");
            }
        }
    }

    [Fact]
    public void Questions_SayInWordsWhatTheyAnswer() =>
        Findings.None(SourceTree.Files.Where(f => f.EndsWith(".sql") && !SourceTree.Read(f).StartsWith("-- ", StringComparison.Ordinal)));

    [Fact]
    public void SchemaScripts_AreNumberedWithoutGaps()
    {
        var numbers = SourceTree.Files.Where(f => f.StartsWith("src/Footfall.ClickHouse/Schema/Scripts/")).Select(f => int.Parse(Path.GetFileName(f)[..4])).ToList();

        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [Fact]
    public void Decisions_AreNumberedWithoutGapsAndListedByTheirTitle()
    {
        var records = SourceTree.Files.Where(f => f.StartsWith("docs/adr/") && f != "docs/adr/README.md").Select(f => Path.GetFileName(f)).ToList();
        var list = SourceTree.Read("docs/adr/README.md");

        Assert.Equal(Enumerable.Range(1, records.Count), records.Select(r => int.Parse(r[..4])));
        Assert.Equal(records, Link().Matches(list).Select(m => m.Groups["target"].Value).Where(t => t.EndsWith(".md")));
        Assert.All(records, r => Assert.Contains($"[{r[..4]}]({r})", list));
    }

    [Fact]
    public void Links_LeadToFilesThatExist()
    {
        var broken = new List<string>();
        foreach (var file in SourceTree.Files.Where(f => f.EndsWith(".md")))
        {
            var folder = Path.GetDirectoryName(file)!;
            broken.AddRange(Link().Matches(SourceTree.Read(file))
                .Select(m => m.Groups["target"].Value)
                .Where(t => !t.StartsWith("http") && !t.StartsWith('#') && !t.StartsWith("mailto:") && !SourceTree.Exists(Path.Combine(folder, t.Split('#')[0])))
                .Select(t => $"{file}: {t}"));
        }

        Findings.None(broken);
    }

    /// <summary>Once the README is there, so are the programs that it and its neighbours name.</summary>
    [Fact]
    public void Commands_OfTheReadme_Exist()
    {
        Assert.SkipUnless(SourceTree.Exists("README.md"), "There is no README.md yet.");
        var commands = SourceTree.Files.Where(f => f.StartsWith("src/Footfall.Server/Commands/")).Select(SourceTree.Read).ToList();
        foreach (var file in new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md" })
        {
            foreach (Match match in Command().Matches(SourceTree.Read(file)))
            {
                var (program, command) = (match.Groups["program"].Value, match.Groups["command"].Value);
                Assert.True(SourceTree.Exists(program), $"{file} names ./{program}, which does not exist.");
                Assert.True(
                    program != "footfall" || command.Length == 0 || commands.Any(c => c.Contains($"new Command(\"{command}\"", StringComparison.Ordinal) || c.Contains($"new(\"{command}\"", StringComparison.Ordinal)),
                    $"{file} names ./footfall {command}, which is no command.");
            }

            foreach (Match match in NpmScript().Matches(SourceTree.Read(file)))
            {
                Assert.Contains($"\"{match.Groups["script"].Value}\":", SourceTree.Read($"{match.Groups["workspace"].Value}/package.json"));
            }
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w./])\./(?!data\b)(?<program>[\w/.-]*\w)( (?<command>[a-z]+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"`(?<name>\w+Tests)`", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    [GeneratedRegex(@"npm run (?<script>[\w:]+) -w (?<workspace>[\w/]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex NpmScript();
}
