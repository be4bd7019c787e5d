namespace Footfall.Server.Tests.Support;

/// <summary>What a run of the program left.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Expects success and gives standard output.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}. {Errors}");
        return Output;
    }

    /// <summary>Expects a failure that is told on standard error and nowhere else.</summary>
    public string Failed(int exitCode = 1)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode}, not {exitCode}. Output: {Output} Errors: {Errors}");
        Assert.Equal("", Output);
        Assert.DoesNotContain("   at Footfall.", Errors);
        return Errors;
    }
}
