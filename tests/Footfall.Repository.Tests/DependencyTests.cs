using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Footfall.Repository.Tests;

/// <summary>Data flows one way, and nothing below uses anything above.</summary>
public sealed partial class DependencyTests
{
    /// <summary>What a project may use of ours. A project that is not here may use nothing.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Footfall.Model"] = [],
        ["Footfall.ClickHouse"] = ["Footfall.Model"],
        ["Footfall.Ingestion"] = ["Footfall.Model", "Footfall.ClickHouse"],
        ["Footfall.Analytics"] = ["Footfall.Model", "Footfall.ClickHouse"],
        ["Footfall.Connectors"] = ["Footfall.Model", "Footfall.ClickHouse", "Footfall.Ingestion"],
        ["Footfall.Server"] = ["Footfall.Model", "Footfall.ClickHouse", "Footfall.Ingestion", "Footfall.Analytics", "Footfall.Connectors"],
        ["Footfall.Client"] = [],
    };

    private static IEnumerable<(string Name, XDocument Project)> Projects =>
        SourceTree.Files.Where(f => f.EndsWith(".csproj")).Select(f => (Path.GetFileNameWithoutExtension(f), XDocument.Parse(SourceTree.Read(f))));

    [Fact]
    public void Projects_UseOnlyWhatLiesBelowThem()
    {
        var product = Projects.Where(p => !p.Name.EndsWith("Tests") && p.Name is not ("Footfall.TestKit" or "Footfall.Bench" or "Footfall.E2E")).ToList();
        Assert.NotEmpty(product);
        foreach (var (name, project) in product)
        {
            var used = project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!));
            Findings.None(used.Except(Allowed.GetValueOrDefault(name, [])).Select(u => $"{name} uses {u}"));
        }
    }

    [Fact]
    public void Model_HasNoPackages() =>
        Findings.None(Projects.Single(p => p.Name == "Footfall.Model").Project.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "FrameworkReference").Select(e => e.ToString()));

    [Fact]
    public void Model_DoesNoInputAndOutput() =>
        Findings.None(SourceTree.Files.Where(f => f.StartsWith("src/Footfall.Model/") && f.EndsWith(".cs") && Io().IsMatch(SourceTree.Read(f))));

    [Fact]
    public void Versions_StandInOneFile() =>
        Findings.None(Projects.SelectMany(p => p.Project.Descendants("PackageReference").Where(r => r.Attribute("Version") is not null).Select(r => $"{p.Name}: {(string)r.Attribute("Include")!}")));

    [Fact]
    public void Formats_DoNotUseEachOther()
    {
        foreach (var file in SourceTree.Files.Where(f => f.StartsWith("src/Footfall.Ingestion/Formats/") && f.EndsWith(".cs")))
        {
            var own = file.Split('/')[3];
            Assert.All(FormatUse().Matches(SourceTree.Read(file)), m => Assert.Equal(own, m.Groups["format"].Value));
        }
    }

    [Theory]
    [InlineData("src/Footfall.Ingestion/Pipeline/", "Footfall.Ingestion.Formats")]
    [InlineData("src/Footfall.Ingestion/Records/", "Footfall.Ingestion.Formats")]
    [InlineData("src/Footfall.Ingestion/Writing/", "Footfall.Ingestion.Pipeline")]
    [InlineData("src/Footfall.Ingestion/Rollups/", "Footfall.Ingestion.Pipeline")]
    [InlineData("src/Footfall.Ingestion/Writing/", "Footfall.Ingestion.Formats")]
    [InlineData("src/Footfall.Ingestion/Rollups/", "Footfall.Ingestion.Formats")]
    public void Folders_DoNotUseWhatLiesAbove(string folder, string above) =>
        Findings.None(SourceTree.Files.Where(f => f.StartsWith(folder) && f.EndsWith(".cs") && SourceTree.Read(f).Contains($"using {above}", StringComparison.Ordinal)));

    [Fact]
    public void Widgets_DoNotUseFeatures() =>
        Findings.None(SourceTree.Files.Where(f => f.StartsWith("web/src/widgets/") && FeatureImport().IsMatch(SourceTree.Read(f))));

    [GeneratedRegex(@"using System\.(IO|Net)\b|\b(File|Directory|HttpClient|Console)\.", RegexOptions.ExplicitCapture)]
    private static partial Regex Io();

    [GeneratedRegex(@"Footfall\.Ingestion\.Formats\.(?<format>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex FormatUse();

    [GeneratedRegex(@"from ""[^""]*/features/", RegexOptions.ExplicitCapture)]
    private static partial Regex FeatureImport();
}
