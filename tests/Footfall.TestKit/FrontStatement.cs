using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Embedded;
using Footfall.ClickHouse.Sandbox;
using Microsoft.AspNetCore.Http;

namespace Footfall.TestKit;

/// <summary>
/// A statement of a user of <see cref="ClickHouseFront"/> whose answer is sent once it is whole. It runs on a connection of its own that has the user's profile and the
/// settings of the address; readonly, limits and settings are the engine's own work there. One statement a request, users' grants, and the end of a statement whose sender has
/// left are the server's and so the front's: grants hold for every table that a name in the statement's tree or in a view beneath it means.
/// </summary>
internal sealed partial class FrontStatement(FrontUser user, HttpRequest request, string sql)
{
    private static readonly HashSet<string> NotSettings =
    [
        "query", "database", "default_format", "query_id", "session_id", "session_timeout", "session_check", "user", "password", "quota_key", "compress", "decompress", "wait_end_of_query", "buffer_size",
    ];

    // Table functions that a user needs no grant for.
    private static readonly HashSet<string> FreeFunctions = ["numbers", "numbers_mt", "zeros", "zeros_mt", "generateSeries", "generate_series", "values", "view", "viewExplain", "viewIfPermitted"];

    private static int _statements;

    private readonly string _id = $"front:{Interlocked.Increment(ref _statements)}";

    private string Database => request.Query["database"].FirstOrDefault() ?? "default";

    internal async Task<SandboxResult> RunAsync(Parameters parameters, CancellationToken cancellationToken)
    {
        var settings = Settings();
        using var thread = TestEngine.Thread(settings.Select(s => $"--{s.Key}={s.Value}"));
        await CheckAsync(thread, parameters);
        var mark = $"/* {_id} */ ";
        var work = thread.RunAsync(c => c.Query(mark + sql, parameters, request.Query["default_format"].FirstOrDefault() ?? "TabSeparated"));
        var ends = settings.GetValueOrDefault("cancel_http_readonly_queries_on_client_close") == "1" && settings.GetValueOrDefault("readonly", "0") != "0";
        while (ends && await Task.WhenAny(work, Task.Delay(50, CancellationToken.None)) != work)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                await TestEngine.KillAsync(_id);
            }
        }

        try
        {
            return await work;
        }
        catch (StoreException e)
        {
            throw EngineErrors.Shift(e, mark.Length);
        }
    }

    internal static StoreException MoreThanOne() => new(62, "Syntax error (Multi-statements are not allowed). (SYNTAX_ERROR)");

    /// <summary>The profile, and what the address says where that is allowed.</summary>
    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>(user.Profile);
        foreach (var (name, values) in request.Query.Where(q => !NotSettings.Contains(q.Key) && !q.Key.StartsWith("param_", StringComparison.Ordinal)))
        {
            var value = values.ToString();
            if (!TestEngine.Settings.Value.Contains(name))
            {
                throw new StoreException(115, $"Setting {name} is neither a builtin setting nor started with the prefix 'SQL_' registered for user-defined settings. (UNKNOWN_SETTING)");
            }

            if (settings.GetValueOrDefault(name) == value)
            {
                continue;
            }

            if (user.ReadOnly == 1 || (user.ReadOnly == 2 && name == "readonly"))
            {
                throw new StoreException(164, $"Cannot modify '{name}' setting in readonly mode. (READONLY)");
            }

            if (user.Most.TryGetValue(name, out var most) && long.Parse(value, CultureInfo.InvariantCulture) > most)
            {
                throw new StoreException(452, $"Setting {name} shouldn't be greater than {most}. (SETTING_CONSTRAINT_VIOLATION)");
            }

            settings[name] = value;
        }

        return settings;
    }

    private async Task CheckAsync(EngineThread thread, Parameters parameters)
    {
        var nature = await thread.RunAsync(c => c.Classify(sql));
        if (nature.Statements > 1)
        {
            throw MoreThanOne();
        }

        if (IntoOutfile().IsMatch(sql))
        {
            throw new StoreException(1, "INTO OUTFILE is not allowed");
        }

        await thread.RunAsync(c => Use(c, Database));
        if (user.MayAll)
        {
            return;
        }

        if (nature.Class is not (StatementNature.Reads or StatementNature.Unknown))
        {
            throw new StoreException(497, $"{user.Name}: Not enough privileges. (ACCESS_DENIED)");
        }

        // EXPLAIN AST parses and nothing else, and what cannot be parsed names no table.
        if (nature.Class == StatementNature.Reads && !sql.StartsWith("EXPLAIN AST ", StringComparison.Ordinal))
        {
            await CheckGrantsAsync(thread, sql, Database, parameters, []);
        }
    }

    private async Task CheckGrantsAsync(EngineThread thread, string text, string database, Parameters parameters, HashSet<string> seen)
    {
        var tree = Encoding.UTF8.GetString((await thread.RunAsync(c => c.Query($"EXPLAIN AST {text}", parameters, "TabSeparatedRaw"))).Body);
        foreach (var function in TableFunction().Matches(tree).Select(m => m.Groups["name"].Value).Where(n => !FreeFunctions.Contains(n)))
        {
            throw new StoreException(497, $"{user.Name}: Not enough privileges. To execute this query, it's necessary to have the grant CREATE TEMPORARY TABLE for {function}. (ACCESS_DENIED)");
        }

        foreach (var name in Name().Matches(tree).Select(m => m.Groups["name"].Value).Distinct())
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            var (of, table) = dot < 0 ? (database, name) : (name[..dot], name[(dot + 1)..]);
            if (!seen.Add($"{of}.{table}") || await TestEngine.ViewOfAsync(of, table) is not { } view)
            {
                continue;
            }

            if (!user.MayRead(of, table) && $"{of}.{table}" is not ("system.one" or "system.columns" or "system.numbers"))
            {
                throw new StoreException(497, $"{user.Name}: Not enough privileges. To execute this query, it's necessary to have the grant SELECT ON {of}.{table}. (ACCESS_DENIED)");
            }

            user.Read[$"{of}.{table}"] = true;
            if (view.Length > 0)
            {
                await CheckGrantsAsync(thread, view, of, Parameters.None, seen);
            }
        }
    }

    private static bool Use(EngineConnection connection, string database)
    {
        connection.Execute($"USE {database}", Parameters.None);
        return true;
    }

    [GeneratedRegex(@"\bINTO\s+OUTFILE\b", RegexOptions.IgnoreCase)]
    private static partial Regex IntoOutfile();

    [GeneratedRegex(@"TableExpression \(children \d+\)\n +Function (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex TableFunction();

    [GeneratedRegex(@"^ *(TableIdentifier|Identifier) (?<name>[\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Name();
}
