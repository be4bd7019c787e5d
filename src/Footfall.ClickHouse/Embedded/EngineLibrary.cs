using System.Reflection;
using System.Runtime.InteropServices;

namespace Footfall.ClickHouse.Embedded;

/// <summary>Finds <c>libchdb.so</c> and loads it once. 566 MB, so it is never copied: it is used where npm put it.</summary>
internal static class EngineLibrary
{
    /// <summary>Environment variable that names the library file.</summary>
    internal const string PathVariable = "FOOTFALL_ENGINE_LIBRARY";

    private const string FileName = "libchdb.so";
    private static readonly Lock Gate = new();
    private static string? _loadedFrom;

    /// <summary>Loads the library, switches off its signal handlers, and returns the file it came from.</summary>
    /// <param name="configured">A path from the settings, or null to search.</param>
    /// <exception cref="StoreException">There is none, with a message that says what would help.</exception>
    internal static string Load(string? configured)
    {
        lock (Gate)
        {
            if (_loadedFrom is not null)
            {
                return _loadedFrom;
            }

            var path = Find(configured) ?? throw new StoreException(0, NotFoundMessage());
            var library = Open(path);
            NativeLibrary.SetDllImportResolver(
                Assembly.GetExecutingAssembly(),
                (name, _, _) => string.Equals(name, Chdb.Library, StringComparison.Ordinal) ? library : 0);
            Chdb.chdb_set_signal_handlers_enabled(0);
            return _loadedFrom = path;
        }
    }

    private static nint Open(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            var reason = e.Message.Split('\n').LastOrDefault(l => l.StartsWith(path, StringComparison.Ordinal))?[path.Length..].TrimStart(':', ' ') ?? e.Message;
            throw new StoreException(0, $"The engine library {path} cannot be loaded: {reason}", e);
        }
    }

    /// <summary>The setting, the environment variable, the program's folder, then <c>node_modules</c> up the tree.</summary>
    internal static string? Find(string? configured)
    {
        if (configured is not null)
        {
            return File.Exists(configured) ? Path.GetFullPath(configured) : null;
        }

        return Candidates().FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } variable)
        {
            yield return Path.GetFullPath(variable);
        }

        yield return Path.Combine(AppContext.BaseDirectory, FileName);
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                yield return Path.Combine(folder.FullName, "node_modules", "@chdb", PackageName(), FileName);
            }
        }
    }

    private static string PackageName()
    {
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return OperatingSystem.IsMacOS() ? $"lib-darwin-{architecture}" : $"lib-linux-{architecture}-gnu";
    }

    private static string NotFoundMessage() => OperatingSystem.IsWindows()
        ? "The embedded engine does not exist for Windows. Set ClickHouse:Url to the address of a ClickHouse server, or run Footfall in WSL 2."
        : $"The engine library {FileName} was not found. Run 'npm ci' in the source tree, set {PathVariable} to the file, "
            + "or set ClickHouse:Url to the address of a ClickHouse server.";
}
