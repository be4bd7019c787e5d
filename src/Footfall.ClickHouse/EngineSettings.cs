using System.Globalization;
using Footfall.ClickHouse.Embedded;

namespace Footfall.ClickHouse;

/// <summary>Settings that the engine gets at connect.</summary>
internal static class EngineSettings
{
    /// <summary>Settings of every statement, the same over both transports: they decide how values look as text.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Common { get; } =
    [
        new("output_format_json_quote_64bit_integers", "0"),
        new("output_format_json_quote_denormals", "0"),
        new("date_time_output_format", "iso"),
        new("session_timezone", "UTC"),

        // Rewrites IS NULL of a view's column to a part of it that the view does not have (as of 26.x): "Unknown expression identifier".
        new("optimize_functions_to_subcolumns", "0"),

        // A group of requests may hold events of more months than the engine lets an insert touch by default.
        new("max_partitions_per_insert_block", "0"),

        // Of more values than that the engine would sort the set and look for each mark in it, which takes ten times as long as reading all: a quarter of a second for 200,000.
        new("use_index_for_in_with_subqueries_max_values", "10000"),
    ];

    /// <summary>
    /// Settings of the whole engine; only those of the first connection count. The caches are small because the operating
    /// system caches files anyway and memory at rest has a budget of 400 MB.
    /// </summary>
    internal static IEnumerable<KeyValuePair<string, string>> Server(EmbeddedOptions options) =>
    [
        new("max_server_memory_usage", options.MaxServerMemory.ToString(CultureInfo.InvariantCulture)),
        new("mark_cache_size", "134217728"),
        new("index_mark_cache_size", "33554432"),
        new("uncompressed_cache_size", "0"),

        // Once its queue is full, the engine waits up to a second before it queues the next part; and a removal is a task a part, whatever it removes. With the two
        // per thread that are the default, a removal from 330 parts took 52 s of which it worked 2; with 32 it takes 4.5 s.
        new("background_merges_mutations_concurrency_ratio", "32"),
    ];
}
