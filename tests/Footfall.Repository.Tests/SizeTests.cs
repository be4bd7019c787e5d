using System.Text.Json;

namespace Footfall.Repository.Tests;

/// <summary>Files of up to 400 lines and functions of up to 60. What is longer stands here with its reason.</summary>
public sealed class SizeTests
{
    private const int MostLines = 400;
    private const int MostFunctionLines = 60;

    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["web/src/api/schema.d.ts"] = "Generated from the API document.",
    };

    private static readonly Dictionary<string, string> LongFunctions = new()
    {
        ["tests/Footfall.Ingestion.Tests/Formats/Canonical/CanonicalEventTests.cs Rejections"] = "The table of all rejections: one row a rule.",
    };

    /// <summary>Too long without a good reason: to be cut up, and until then not to grow. Strike what is done; add nothing.</summary>
    private static readonly Dictionary<string, int> Owed = new()
    {
        ["web/src/widgets/ChartFrame/ChartFrame.tsx ChartFrame"] = 62,
        ["web/src/widgets/HeatMap/heatOption.ts heatOption"] = 63,
        ["web/src/widgets/HeatMap/useCells.ts useCells"] = 74,
        ["web/src/widgets/TimeSeries/useMarking.ts useMarking"] = 73,
    };

    private static bool IsCode(string file) => Path.GetExtension(file) is ".cs" or ".ts" or ".tsx" or ".js" or ".mjs";

    [Fact]
    public void Files_AreShort()
    {
        var large = SourceTree.Files.Where(IsCode).Select(f => (File: f, Lines: SourceTree.Read(f).AsSpan().Count('\n'))).Where(f => f.Lines > MostLines).ToList();

        Findings.None(large.Where(f => !LongFiles.ContainsKey(f.File)).Select(f => $"{f.File} has {f.Lines} lines"));
        Findings.None(LongFiles.Keys.Except(large.Select(f => f.File)).Where(SourceTree.Exists).Select(f => $"{f} is short by now; strike it from the list"));
    }

    [Fact]
    public void CSharpFunctions_AreShort() => CheckFunctions(SourceTree.Files.Where(f => f.EndsWith(".cs")).SelectMany(CSharpMeasure.Functions), ".cs");

    [Fact]
    public void ScriptFunctions_AreShort()
    {
        Assert.SkipUnless(SourceTree.Exists("node_modules/typescript"), "TypeScript is not installed; run npm ci.");
        var (code, output, errors) = SourceTree.Run("node", ["tests/Footfall.Repository.Tests/measure.mjs", .. SourceTree.Files.Where(f => IsCode(f) && !f.EndsWith(".cs") && !LongFiles.ContainsKey(f))]);
        Assert.True(code == 0, errors);

        var functions = JsonSerializer.Deserialize<List<FunctionSize>>(output, JsonSerializerOptions.Web)!;
        Assert.NotEmpty(functions);
        CheckFunctions(functions, ".ts", ".tsx", ".js", ".mjs");
    }

    [Fact]
    public void Namespaces_FollowFolders()
    {
        var wrong = SourceTree.Files
            .Where(f => f.EndsWith(".cs") && (f.StartsWith("src/") || f.StartsWith("tests/")))
            .SelectMany(f => CSharpMeasure.Namespaces(f).Where(n => n != string.Join('.', f.Split('/')[1..^1])).Select(n => $"{f}: {n}"));

        Findings.None(wrong);
    }

    private static void CheckFunctions(IEnumerable<FunctionSize> functions, params string[] extensions)
    {
        var large = functions.Where(f => f.Lines > MostFunctionLines).ToList();
        var stale = LongFunctions.Keys.Concat(Owed.Keys).Where(k => extensions.Contains(Path.GetExtension(k.Split(' ')[0])) && !large.Any(f => Key(f) == k));

        Findings.None(large.Where(f => !LongFunctions.ContainsKey(Key(f)) && f.Lines > Owed.GetValueOrDefault(Key(f))).Select(f => $"{Key(f)} has {f.Lines} lines").Distinct());
        Findings.None(stale.Select(k => $"{k} is short by now; strike it from the list"));
    }

    private static string Key(FunctionSize function) => $"{function.File} {function.Function}";
}
