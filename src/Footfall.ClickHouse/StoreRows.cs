using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Footfall.ClickHouse;

/// <summary>Results as typed rows.</summary>
public static class StoreRows
{
    /// <summary>How rows are read: column <c>user_id</c> fills property <c>UserId</c>.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>All rows of a result, as records whose properties are named after the columns.</summary>
    public static async Task<List<TRow>> RowsAsync<TRow>(this IStore store, Statement statement, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        await foreach (var row in store.StreamRowsAsync<TRow>(statement, cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The rows of a result as they come.</summary>
    public static async IAsyncEnumerable<TRow> StreamRowsAsync<TRow>(
        this IStore store,
        Statement statement,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenAsync(statement, "JSONEachRow", cancellationToken);
        await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable<TRow>(stream, topLevelValues: true, Json, cancellationToken))
        {
            yield return row!;
        }
    }

    /// <summary>The one row of a result.</summary>
    public static async Task<TRow> SingleAsync<TRow>(this IStore store, Statement statement, CancellationToken cancellationToken) =>
        (await store.RowsAsync<TRow>(statement, cancellationToken)).Single();

    /// <summary>A page of rows and what each of them carries of the whole; that is null when the page is empty.</summary>
    public static async Task<(List<TRow> Rows, TTotals? Totals)> PageAsync<TRow, TTotals>(this IStore store, Statement statement, CancellationToken cancellationToken)
        where TTotals : class
    {
        var rows = await store.RowsAsync<JsonElement>(statement, cancellationToken);
        return (rows.ConvertAll(r => r.Deserialize<TRow>(Json)!), rows.Count == 0 ? null : rows[0].Deserialize<TTotals>(Json));
    }

    /// <summary>A result as text, for small ones.</summary>
    public static async Task<string> TextAsync(this IStore store, Statement statement, string format, CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenAsync(statement, format, cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
