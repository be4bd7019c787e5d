using System.Diagnostics;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Embedded;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.TestKit;

/// <summary>
/// The real engine, one a test process (the engine allows one folder a process), with a database a test.
/// The folder goes away with the process.
/// </summary>
public static class TestEngine
{
    private static readonly string Folder = MakeFolder();
    private static readonly Lazy<Task<EmbeddedStore>> Keeper = new(() => OpenAsync("keeper"));
    private static int _databases;

    /// <summary>Opens a store on a fresh, empty database.</summary>
    public static Task<EmbeddedStore> OpenAsync() => OpenAsync(NewDatabase());

    /// <summary>Opens a store on a database of that name.</summary>
    public static Task<EmbeddedStore> OpenAsync(string database, SandboxLimits? limits = null) => EmbeddedStore.OpenAsync(
        new EmbeddedOptions { Folder = Folder, Database = database, ReadConnections = 3, Sandbox = limits ?? new() },
        CancellationToken.None);

    /// <summary>A name that no other test uses.</summary>
    public static string NewDatabase() => $"t{Interlocked.Increment(ref _databases)}";

    /// <summary>
    /// Drops a database and those named after it, when nobody uses them any more: the engine looks after the tables of
    /// all databases for ever, and hundreds of them make every later test slower.
    /// </summary>
    public static async Task DropAsync(string database)
    {
        var store = await Keeper.Value;
        var names = await store.TextAsync(
            new Statement($"SELECT name FROM system.databases WHERE name = '{database}' OR startsWith(name, '{database}_') ORDER BY name DESC"), "TabSeparated", CancellationToken.None);
        foreach (var name in names.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await store.ExecuteAsync(new Statement($"DROP DATABASE {name} SYNC") { Lane = Lane.Write }, CancellationToken.None);
        }
    }

    /// <summary>Names of the engine's settings.</summary>
    internal static Lazy<IReadOnlySet<string>> Settings { get; } = new(() =>
    {
        using var thread = Thread([]);
        return LinesOf(thread.RunAsync(c => c.Query("SELECT name FROM system.settings", Parameters.None, "TabSeparatedRaw")).GetAwaiter().GetResult().Body).ToHashSet();
    });

    /// <summary>A connection with settings of its own.</summary>
    internal static EngineThread Thread(IEnumerable<string> arguments) => new("engine of a test", () => EngineConnection.Open([$"--path={Folder}", .. arguments]));

    /// <summary>Ends the statement that begins with this mark.</summary>
    internal static async Task KillAsync(string mark) => await (await Keeper.Value).ExecuteAsync(new Statement($"KILL QUERY WHERE query LIKE '/* {mark} */%' ASYNC") { Lane = Lane.Write }, CancellationToken.None);

    /// <summary>The SELECT of a view, empty for a table, null when there is neither.</summary>
    internal static async Task<string?> ViewOfAsync(string database, string table)
    {
        var parameters = new Parameters().Add("d", database).Add("t", table);
        var found = await (await Keeper.Value).TextAsync(new Statement("SELECT as_select FROM system.tables WHERE database = {d:String} AND name = {t:String}") { Parameters = parameters }, "TabSeparatedRaw", CancellationToken.None);
        return found.Length == 0 ? null : found.TrimEnd('\n');
    }

    private static string[] LinesOf(byte[] body) => System.Text.Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("footfall-test-").FullName;

        // By a process of its own: the engine leaves thousands of small files behind, and the test runner gives up on a
        // process that takes over ten seconds to end.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start("rm", ["-rf", folder]).Dispose();
        return Path.Combine(folder, "engine");
    }
}
