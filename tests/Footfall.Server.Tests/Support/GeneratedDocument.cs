namespace Footfall.Server.Tests.Support;

/// <summary>A document that is made from the code: compared with what lies in the tree, or written there with UPDATE_DOCS=1.</summary>
internal static class GeneratedDocument
{
    public static void Check(string path, string text)
    {
        var file = Path.Combine(Repository.Root, path);
        text = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, text);
            return;
        }

        var present = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (present != text)
        {
            Assert.Fail($"{path} is not what the code says. UPDATE_DOCS=1 ./test writes it again.{Environment.NewLine}{FirstDifference(present, text)}");
        }
    }

    private static string FirstDifference(string present, string wanted)
    {
        var (a, b) = (present.Split('\n'), wanted.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i));
        return $"Line {line + 1} is '{a.ElementAtOrDefault(line)}' and must be '{b.ElementAtOrDefault(line)}'.";
    }
}
