using System.Globalization;
using System.Text;
using System.Text.Json;
using Footfall.Analytics.Sql;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.Server.Features.Dashboards;

/// <summary>Asks the questions of a dashboard, with the rights of whoever looks at it.</summary>
internal sealed class DashboardRunner(SqlRunner sql)
{
    /// <summary>Most choices of a variable.</summary>
    private const int MostChoices = 10_000;

    /// <summary>The choices of a variable, in the order of its question; null is a choice where the question gives it.</summary>
    internal async Task<IReadOnlyList<string?>> ChoicesAsync(DashboardFile dashboard, VariableFile variable, DashboardView view, CancellationToken cancellationToken)
    {
        if (variable.Values is { } values)
        {
            return values;
        }

        // A variable may name those before it.
        var before = dashboard.Variables.TakeWhile(v => v != variable).ToList();
        var result = await AskAsync(dashboard, DashboardSql.Choices(variable.Sql!, dashboard, MostChoices), before, view, "JSONCompactEachRow", cancellationToken);
        return [.. Encoding.UTF8.GetString(result.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => TextOf(JsonSerializer.Deserialize<JsonElement[]>(l, StoreRows.Json)![0]))];
    }

    /// <summary>As <c>toString()</c> has it; null for no value.</summary>
    private static string? TextOf(JsonElement choice) => choice.ValueKind == JsonValueKind.String ? choice.GetString() : choice.ValueKind == JsonValueKind.Null ? null : choice.GetRawText();

    /// <summary>The rows of a panel.</summary>
    internal Task<SandboxResult> RunAsync(DashboardFile dashboard, string text, DashboardView view, string format, CancellationToken cancellationToken) =>
        AskAsync(dashboard, DashboardSql.Expand(text, dashboard), dashboard.Variables, view, format, cancellationToken);

    private async Task<SandboxResult> AskAsync(DashboardFile dashboard, SqlRewrite text, IReadOnlyList<VariableFile> variables, DashboardView view, string format, CancellationToken cancellationToken)
    {
        var choices = new List<(VariableFile, IReadOnlyList<string>, bool)>();
        foreach (var variable in variables.Where(v => text.Written.Contains(v.Name!, StringComparison.Ordinal)))
        {
            var isAll = !view.Chosen.TryGetValue(variable.Name!, out var chosen);
            if (isAll && variable.IsClosed)
            {
                chosen = await EveryChoiceAsync(dashboard, variable, view, cancellationToken);
            }

            choices.Add((variable, chosen ?? [], isAll));
        }

        var ask = new SqlAsk(text, view.Access) { Format = format, Parameters = DashboardSql.Values(view.Range, choices) };
        return await sql.RunAsync(ask, cancellationToken);
    }

    /// <summary>All means every choice of the list, and so not what has no value or another one.</summary>
    private async Task<IReadOnlyList<string>> EveryChoiceAsync(DashboardFile dashboard, VariableFile variable, DashboardView view, CancellationToken cancellationToken)
    {
        IReadOnlyList<string?> choices;
        try
        {
            choices = await ChoicesAsync(dashboard, variable, view, cancellationToken);
        }
        catch (SqlException e)
        {
            // Its place is one of the variable's text, and not of the text that is asked.
            throw new SqlException(e.Code, $"Variable {variable.Name}: {e.Message}");
        }

        return choices.Count < MostChoices
            ? [.. choices.OfType<string>()]
            : throw new SqlException(SqlException.AccessDenied, string.Create(CultureInfo.InvariantCulture, $"Variable {variable.Name} has {MostChoices:N0} choices or more in this period, too many for All of them (all: closed). Choose some, take a shorter period, or let All restrict nothing (all: open)."));
    }
}
