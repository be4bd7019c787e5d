using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Embedded;

/// <summary>
/// The engine inside this process: pools of connections on threads of their own, one pool a <see cref="Lane"/>, and one
/// connection kept out of the pools that ends running statements.
/// </summary>
public sealed class EmbeddedStore : IStore
{
    private readonly EngineThread _control;
    private readonly FrozenDictionary<Lane, EnginePool> _pools;
    private readonly EnginePool _sandboxPool;
    private readonly string _pipeFolder;
    private long _statements;

    private EmbeddedStore(EmbeddedOptions options, EngineThread control, string version)
    {
        _control = control;
        _pipeFolder = $"{options.Folder}-pipes";
        Description = $"engine {version} in {options.Folder}";
        _pools = new Dictionary<Lane, EnginePool>
        {
            [Lane.Read] = new("read", options.ReadConnections, options.Database, Arguments(options, options.ReadTimeout, readOnly: true)),
            [Lane.Write] = new("write", 4, options.Database, Arguments(options, options.ExportTimeout, readOnly: false)),
            [Lane.Export] = new("export", 2, options.Database, Arguments(options, options.ExportTimeout, readOnly: true)),
        }.ToFrozenDictionary();
        _sandboxPool = new EnginePool("sandbox", options.Sandbox.Connections, options.Database, SandboxArguments(options));
        Sandbox = new EmbeddedSandbox(this, _sandboxPool);
    }

    /// <inheritdoc />
    public string Description { get; }

    /// <inheritdoc />
    public ISandbox Sandbox { get; }

    /// <summary>Loads the library, takes the folder, and creates the database when it is missing.</summary>
    /// <exception cref="StoreException">
    /// The library was not found, or the folder is served by another process (<see cref="StoreErrors.FolderInUse"/>).
    /// </exception>
    public static async Task<EmbeddedStore> OpenAsync(EmbeddedOptions options, CancellationToken cancellationToken)
    {
        EngineLibrary.Load(options.Library);
        Directory.CreateDirectory(options.Folder);
        var control = new EngineThread("engine control", () => EngineConnection.Open(Arguments(options, options.ReadTimeout, readOnly: false)));
        try
        {
            await control.RunAsync(c => Run(c, $"CREATE DATABASE IF NOT EXISTS {options.Database}"));
            var version = await control.RunAsync(ReadVersion).WaitAsync(cancellationToken);
            return new EmbeddedStore(options, control, version);
        }
        catch (StoreException e)
        {
            control.Dispose();
            throw Explain(e, options.Folder);
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(Statement statement, CancellationToken cancellationToken)
    {
        var (id, sql) = Tag(statement.Sql);
        await WithThreadAsync(
            statement.Lane,
            thread => EndOnCancelAsync(id, thread.RunAsync(c => Run(c, sql, statement.Parameters)), cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task InsertAsync(Insert insert, IReadOnlyList<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        await WithThreadAsync(
            Lane.Write,
            thread => thread.RunAsync(c =>
            {
                c.Insert(InsertSql(insert), blocks);
                return true;
            }),
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<Stream> OpenAsync(Statement statement, string format, CancellationToken cancellationToken) =>
        string.Equals(format, "Parquet", StringComparison.Ordinal)
            ? EmbeddedParquet.OpenAsync(this, statement, _pipeFolder, cancellationToken)
            : OpenRowsAsync(statement, format, cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values)
        {
            pool.Dispose();
        }

        _sandboxPool.Dispose();
        _control.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Waits for <paramref name="work"/>; when the caller gives up first, ends the statement in the engine and waits for
    /// that. Repeats the KILL because the statement may not have begun when the first one came.
    /// </summary>
    internal async Task<T> EndOnCancelAsync<T>(string id, Task<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            while (!work.IsCompleted)
            {
                // Anchored at the start of the text: the KILL itself must not match.
                var kill = _control.RunAsync(c => Run(c, $"KILL QUERY WHERE query LIKE '/* {id} */%' ASYNC"));
                await Task.WhenAny(work, Task.WhenAll(kill.ContinueWith(_ => { }, TaskScheduler.Default), Task.Delay(100, CancellationToken.None)));
            }

            await work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<Stream> OpenRowsAsync(Statement statement, string format, CancellationToken cancellationToken)
    {
        var (id, sql) = Tag(statement.Sql);
        var pool = _pools[statement.Lane];
        var thread = await pool.RentAsync(cancellationToken);
        nint handle = 0;
        try
        {
            var first = await EndOnCancelAsync(
                id,
                thread.RunAsync(c =>
                {
                    handle = c.OpenStream(sql, statement.Parameters, format);
                    return c.Fetch(handle);
                }),
                cancellationToken);
            return new EmbeddedResultStream(this, id, pool, thread, handle, first);
        }
        catch
        {
            await EmbeddedResultStream.CloseAsync(pool, thread, handle, cancel: true, failed: true);
            throw;
        }
    }

    private async Task WithThreadAsync(Lane lane, Func<EngineThread, Task> work, CancellationToken cancellationToken)
    {
        var pool = _pools[lane];
        var thread = await pool.RentAsync(cancellationToken);
        var failed = true;
        try
        {
            await work(thread);
            failed = false;
        }
        finally
        {
            pool.Return(thread, failed);
        }
    }

    /// <summary>A text with a name in front by which a KILL finds it.</summary>
    internal (string Id, string Sql) Tag(string sql)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"ff:{Interlocked.Increment(ref _statements)}");
        return (id, $"/* {id} */ {sql}");
    }

    private static string InsertSql(Insert insert) => insert.DeduplicationToken is { } token
        ? $"{insert.ToSql()} SETTINGS insert_deduplication_token='{token}'"
        : insert.ToSql();

    private static bool Run(EngineConnection connection, string sql, Parameters? parameters = null)
    {
        connection.Execute(sql, parameters ?? Parameters.None);
        return true;
    }

    private static string ReadVersion(EngineConnection connection)
    {
        var stream = connection.OpenStream("SELECT version()", Parameters.None, "TabSeparated");
        try
        {
            var version = Encoding.UTF8.GetString(connection.Fetch(stream)).Trim();
            connection.Fetch(stream);
            return version;
        }
        finally
        {
            Chdb.chdb_destroy_query_result(stream);
        }
    }

    private static StoreException Explain(StoreException e, string folder) => e.Code == StoreErrors.FolderInUse || e.Code == 0
        ? new StoreException(StoreErrors.FolderInUse, $"{folder} cannot be opened. Most likely another Footfall serves it: stop that one, or choose another folder with --data. ({e.Message})", e)
        : e;

    private static List<string> SandboxArguments(EmbeddedOptions options) =>
        [.. Arguments(options, options.Sandbox.Time, readOnly: true), .. options.Sandbox.Settings().Select(s => $"--{s.Key}={s.Value}")];

    private static List<string> Arguments(EmbeddedOptions options, TimeSpan timeout, bool readOnly)
    {
        List<string> arguments =
        [
            $"--path={options.Folder}",

            // On a terminal the engine would write its own log there, with lines that are called fatal where nothing failed.
            "--logger.console=0",
            .. EngineSettings.Common.Select(s => $"--{s.Key}={s.Value}"),
            .. EngineSettings.Server(options).Select(s => $"--{s.Key}={s.Value}"),
            string.Create(CultureInfo.InvariantCulture, $"--max_execution_time={(int)timeout.TotalSeconds}"),
        ];
        if (readOnly)
        {
            arguments.Add("--readonly=1");
        }

        return arguments;
    }
}
