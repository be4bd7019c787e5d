using System.Runtime.InteropServices;

namespace Footfall.ClickHouse.Embedded;

/// <summary>
/// The C interface of libchdb, the part that is used. Texts go with their lengths; results and streams are opaque and
/// must be destroyed. Source: the library's exported symbols and <c>docs/adr/0001</c>.
/// </summary>
internal static unsafe partial class Chdb
{
    internal const string Library = "chdb";

    /// <summary>Call with 0 before the first connect, or the engine takes SIGSEGV away from .NET.</summary>
    [LibraryImport(Library)]
    internal static partial void chdb_set_signal_handlers_enabled(int enabled);

    [LibraryImport(Library)]
    internal static partial nint* chdb_connect(int argc, byte** argv);

    [LibraryImport(Library)]
    internal static partial void chdb_close_conn(nint* connection);

    [LibraryImport(Library)]
    internal static partial nint chdb_query_with_params_n(
        nint connection,
        byte* sql,
        nuint sqlLength,
        byte* format,
        nuint formatLength,
        byte** names,
        nuint* nameLengths,
        byte** values,
        nuint* valueLengths,
        nuint count);

    [LibraryImport(Library)]
    internal static partial nint chdb_stream_query_with_params_n(
        nint connection,
        byte* sql,
        nuint sqlLength,
        byte* format,
        nuint formatLength,
        byte** names,
        nuint* nameLengths,
        byte** values,
        nuint* valueLengths,
        nuint count);

    [LibraryImport(Library)]
    internal static partial nint chdb_stream_fetch_result(nint connection, nint stream);

    [LibraryImport(Library)]
    internal static partial void chdb_stream_cancel_query(nint connection, nint stream);

    [LibraryImport(Library)]
    internal static partial void chdb_destroy_query_result(nint result);

    [LibraryImport(Library)]
    internal static partial byte* chdb_result_buffer(nint result);

    [LibraryImport(Library)]
    internal static partial nuint chdb_result_length(nint result);

    [LibraryImport(Library)]
    internal static partial byte* chdb_result_error(nint result);

    [LibraryImport(Library)]
    internal static partial double chdb_result_elapsed(nint result);

    [LibraryImport(Library)]
    internal static partial ulong chdb_result_storage_rows_read(nint result);

    [LibraryImport(Library)]
    internal static partial ulong chdb_result_storage_bytes_read(nint result);

    [LibraryImport(Library)]
    internal static partial int chdb_classify_query_n(nint connection, byte* sql, nuint sqlLength, byte* database, nuint databaseLength, uint* analysis);

    [LibraryImport(Library)]
    internal static partial nint chdb_stream_insert_n(nint connection, byte* sql, nuint sqlLength, byte* format, nuint formatLength);

    [LibraryImport(Library)]
    internal static partial int chdb_stream_append(nint stream, byte* data, nuint length);

    [LibraryImport(Library)]
    internal static partial nint chdb_stream_done(nint stream);

    [LibraryImport(Library)]
    internal static partial byte* chdb_stream_insert_error(nint stream);

    [LibraryImport(Library)]
    internal static partial void chdb_destroy_insert_stream(nint stream);

    /// <summary>Text that the library owns, copied; null for a null pointer.</summary>
    internal static string? Text(byte* text) => text is null ? null : Marshal.PtrToStringUTF8((nint)text);
}
