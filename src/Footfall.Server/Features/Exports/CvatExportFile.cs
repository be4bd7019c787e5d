using System.Text;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Exports;

/// <summary>
/// Writes exports as CVAT's CSV has them, in constant memory: UTF-8 without byte order mark, comma, CRLF, quotes only where
/// they are needed, an empty field for null. Ours: a text that a spreadsheet would take for a formula gets an apostrophe, as in
/// every CSV of Footfall. Source: <c>specs/cvat.md</c> 3.3.
/// <code>
/// scope,obj_name,obj_id,obj_val,source,timestamp,count,duration,project_id,...
/// click:element,,,Save,client,2024-06-03 12:00:00.184000+00:00,,0,12,...,"{""a"": 1}"
/// </code>
/// </summary>
internal sealed class CvatExportFile(IStore store)
{
    private const int FlushAt = 1 << 16;

    internal async Task WriteAsync(string path, CvatExportQuery query, CancellationToken cancellationToken)
    {
        var statement = CvatExport.ToStatement(new EventFilter { Access = query.Access, Range = query.Range }, query.Ids);
        await using var rows = await store.OpenAsync(statement, "TabSeparated", cancellationToken);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        var text = new StringBuilder(string.Join(',', CvatExport.Columns)).Append("\r\n");
        await foreach (var row in TsvRows.ReadAsync(rows, CvatExport.Columns.Count, cancellationToken))
        {
            for (var i = 0; i < row.Length; i++)
            {
                _ = i == 0 ? text : text.Append(',');
                Csv.Append(text, row[i]);
            }

            text.Append("\r\n");
            if (text.Length >= FlushAt)
            {
                await FlushAsync(text, target, cancellationToken);
            }
        }

        await FlushAsync(text, target, cancellationToken);
    }

    private static async Task FlushAsync(StringBuilder text, FileStream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
        text.Clear();
    }
}
