namespace Footfall.Repository.Tests;

/// <summary>What a rule found, shown whole: whoever broke it wants to see all of it at once.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }
}
