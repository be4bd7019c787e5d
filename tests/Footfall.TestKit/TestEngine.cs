using Footfall.ClickHouse.Embedded;

namespace Footfall.TestKit;

/// <summary>
/// The real engine, one a test process (the engine allows one folder a process), with a database a test.
/// The folder goes away with the process.
/// </summary>
public static class TestEngine
{
    private static readonly string Folder = MakeFolder();
    private static int _databases;

    /// <summary>Opens a store on a fresh, empty database.</summary>
    public static Task<EmbeddedStore> OpenAsync() => OpenAsync(NewDatabase());

    /// <summary>Opens a store on a database of that name.</summary>
    public static Task<EmbeddedStore> OpenAsync(string database) => EmbeddedStore.OpenAsync(
        new EmbeddedOptions { Folder = Folder, Database = database, ReadConnections = 3 },
        CancellationToken.None);

    /// <summary>A name that no other test uses.</summary>
    public static string NewDatabase() => $"t{Interlocked.Increment(ref _databases)}";

    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("footfall-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // The engine may still be writing its last words; the system's own sweep takes the rest.
            }
        };
        return Path.Combine(folder, "engine");
    }
}
