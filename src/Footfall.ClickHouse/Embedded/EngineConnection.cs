using System.Runtime.InteropServices;
using System.Text;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Embedded;

/// <summary>
/// One connection to the engine. It runs one statement at a time, blocks the calling thread, and must be used and closed
/// by that one thread: closing twice, or while busy, ends the process.
/// </summary>
internal sealed unsafe class EngineConnection : SafeHandle
{
    private EngineConnection(nint* pointer)
        : base(0, ownsHandle: true)
    {
        SetHandle((nint)pointer);
    }

    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <summary>What the engine's functions take as connection.</summary>
    internal nint Native => *(nint*)handle;

    /// <summary>Connects with <paramref name="arguments"/>, each <c>--name=value</c>.</summary>
    /// <exception cref="StoreException">The engine gave no connection. It never says why.</exception>
    internal static EngineConnection Open(IReadOnlyList<string> arguments)
    {
        var pointers = stackalloc byte*[arguments.Count + 1];
        try
        {
            pointers[0] = (byte*)Marshal.StringToCoTaskMemUTF8("clickhouse");
            for (var i = 0; i < arguments.Count; i++)
            {
                pointers[i + 1] = (byte*)Marshal.StringToCoTaskMemUTF8(arguments[i]);
            }

            var connection = Chdb.chdb_connect(arguments.Count + 1, pointers);
            return connection is null
                ? throw new StoreException(0, $"The engine refused to open with {string.Join(' ', arguments)}.")
                : new EngineConnection(connection);
        }
        finally
        {
            for (var i = 0; i <= arguments.Count; i++)
            {
                Marshal.FreeCoTaskMem((nint)pointers[i]);
            }
        }
    }

    /// <summary>Runs a statement to its end and throws what it reports.</summary>
    internal void Execute(string sql, Parameters parameters)
    {
        var result = Start(sql, parameters, "Null", &Chdb.chdb_query_with_params_n);
        try
        {
            ThrowOnError(result);
        }
        finally
        {
            Chdb.chdb_destroy_query_result(result);
        }
    }

    /// <summary>Runs a statement to its end and gives its whole result.</summary>
    internal SandboxResult Query(string sql, Parameters parameters, string format)
    {
        var result = Start(sql, parameters, format, &Chdb.chdb_query_with_params_n);
        try
        {
            ThrowOnError(result);
            return new SandboxResult(
                BodyOf(result),
                Chdb.chdb_result_elapsed(result),
                (long)Chdb.chdb_result_storage_rows_read(result),
                (long)Chdb.chdb_result_storage_bytes_read(result));
        }
        finally
        {
            Chdb.chdb_destroy_query_result(result);
        }
    }

    /// <summary>What the engine's parser takes a text for. Runs nothing.</summary>
    internal StatementNature Classify(string sql)
    {
        // size of the structure, statements, flags, class
        var analysis = stackalloc uint[] { 16, 0, 0, StatementNature.Unknown };
        var bytes = Encoding.UTF8.GetBytes(sql);
        fixed (byte* text = bytes)
        {
            _ = Chdb.chdb_classify_query_n(Native, text, (nuint)bytes.Length, null, 0, analysis);
        }

        return new StatementNature((int)analysis[1], (int)analysis[3]);
    }

    /// <summary>Starts a statement whose result is fetched piece by piece.</summary>
    internal nint OpenStream(string sql, Parameters parameters, string format)
    {
        var stream = Start(sql, parameters, format, &Chdb.chdb_stream_query_with_params_n);
        try
        {
            ThrowOnError(stream);
            return stream;
        }
        catch
        {
            Chdb.chdb_destroy_query_result(stream);
            throw;
        }
    }

    /// <summary>The next piece of a stream; empty at its end.</summary>
    internal byte[] Fetch(nint stream)
    {
        var piece = Chdb.chdb_stream_fetch_result(Native, stream);
        if (piece == 0)
        {
            return [];
        }

        try
        {
            ThrowOnError(piece);
            return BodyOf(piece);
        }
        finally
        {
            Chdb.chdb_destroy_query_result(piece);
        }
    }

    /// <summary>Ends a stream early. Instant between fetches.</summary>
    internal void CancelStream(nint stream) => Chdb.chdb_stream_cancel_query(Native, stream);

    /// <summary>Inserts blocks of the Native format. The rows are committed when this returns.</summary>
    internal void Insert(string sql, IReadOnlyList<ReadOnlyMemory<byte>> blocks)
    {
        var sqlBytes = Encoding.UTF8.GetBytes(sql);
        nint stream;
        fixed (byte* text = sqlBytes)
        fixed (byte* format = "Native"u8)
        {
            stream = Chdb.chdb_stream_insert_n(Native, text, (nuint)sqlBytes.Length, format, 6);
        }

        try
        {
            ThrowOnError(Chdb.chdb_stream_insert_error(stream));
            foreach (var block in blocks)
            {
                fixed (byte* data = block.Span)
                {
                    if (Chdb.chdb_stream_append(stream, data, (nuint)block.Length) != 0)
                    {
                        ThrowOnError(Chdb.chdb_stream_insert_error(stream), otherwise: "The engine refused a block and gave no reason.");
                    }
                }
            }

            var result = Chdb.chdb_stream_done(stream);
            try
            {
                ThrowOnError(Chdb.chdb_stream_insert_error(stream));
                if (result == 0)
                {
                    throw new StoreException(0, "The engine ended an insert without a result.");
                }

                ThrowOnError(result);
            }
            finally
            {
                Chdb.chdb_destroy_query_result(result);
            }
        }
        finally
        {
            Chdb.chdb_destroy_insert_stream(stream);
        }
    }

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        Chdb.chdb_close_conn((nint*)handle);
        return true;
    }

    private nint Start(
        string sql,
        Parameters parameters,
        string format,
        delegate*<nint, byte*, nuint, byte*, nuint, byte**, nuint*, byte**, nuint*, nuint, nint> start)
    {
        using var arguments = new ParameterBuffers(parameters);
        var sqlBytes = Encoding.UTF8.GetBytes(sql);
        var formatBytes = Encoding.UTF8.GetBytes(format);
        fixed (byte* text = sqlBytes)
        fixed (byte* formatText = formatBytes)
        {
            var result = start(
                Native,
                text,
                (nuint)sqlBytes.Length,
                formatText,
                (nuint)formatBytes.Length,
                arguments.Names,
                arguments.NameLengths,
                arguments.Values,
                arguments.ValueLengths,
                arguments.Count);
            return result != 0 ? result : throw new StoreException(0, "The engine gave no result.");
        }
    }

    private static byte[] BodyOf(nint result)
    {
        // The buffer pointer is null when the length is 0.
        var length = checked((int)Chdb.chdb_result_length(result));
        return length == 0 ? [] : new ReadOnlySpan<byte>(Chdb.chdb_result_buffer(result), length).ToArray();
    }

    private static void ThrowOnError(nint result) => ThrowOnError(Chdb.chdb_result_error(result));

    private static void ThrowOnError(byte* error, string? otherwise = null)
    {
        if (Chdb.Text(error) is { } message)
        {
            throw EngineErrors.Parse(message);
        }

        if (otherwise is not null)
        {
            throw new StoreException(0, otherwise);
        }
    }
}
