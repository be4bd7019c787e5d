using System.Diagnostics;

namespace Footfall.Repository.Tests;

/// <summary>The files of the repository: what git tracks or would track.</summary>
internal static class SourceTree
{
    private static readonly string[] Binary = [".png", ".gz", ".ico", ".woff2", ".parquet", ".pb", ".zip"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with slashes, in order.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IEnumerable<string> Texts => Files.Where(f => !Binary.Contains(Path.GetExtension(f)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>Runs a program in the root.</summary>
    public static (int Code, string Output, string Errors) Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Footfall.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Footfall.slnx is in no folder above the tests.");
    }

    private static string[] ListFiles()
    {
        var (code, output, errors) = Run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z");
        return code == 0
            ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(Exists).Order(StringComparer.Ordinal)]
            : throw new InvalidOperationException($"git ls-files failed: {errors}");
    }
}
