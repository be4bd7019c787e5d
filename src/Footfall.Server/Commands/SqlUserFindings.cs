using Footfall.ClickHouse;
using Footfall.ClickHouse.Http;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary>What the doctor says about the user that people's own SQL runs as at a ClickHouse server.</summary>
internal static class SqlUserFindings
{
    private const string Check = "sql user";
    private const string Guide = "docs/guide/sql.md has the statements that make the right one.";

    private static readonly string[] Tables =
        ["events", "usage", "activity", "runs", "problems", "entities", "memberships", "cvat.events", "datagrok.events", "datagrok.event_parameter_values", "datagrok.users_sessions", "datagrok.users", "datagrok.groups_relations",
        "datagrok.published_packages", "datagrok.entities", "system.columns"];

    internal static async Task<IReadOnlyList<Finding>> OfAsync(ServerSettings settings, HttpClient client, CancellationToken cancellationToken)
    {
        if (StoreOpener.HttpOptions(settings) is not { } options)
        {
            return [];
        }

        if (options.SandboxUser is null)
        {
            return [Finding.Warning(Check, "ClickHouse:SqlUser is not set, so people's own SQL runs as the user that writes.", $"Set it to a user of the ClickHouse server that may only read. {Guide}")];
        }

        if (options.SandboxUser == (options.User ?? "default"))
        {
            return [Finding.Warning(Check, $"ClickHouse:SqlUser is {options.SandboxUser}, the user that writes.", $"Set it to another user of the ClickHouse server, which may only read. {Guide}")];
        }

        await using var store = await HttpStore.OpenAsync(options, TimeProvider.System, cancellationToken);
        return [Of(options.SandboxUser, await store.LookAtSandboxUserAsync(cancellationToken)) ?? await OfTablesAsync(options.SandboxUser, client, cancellationToken)];
    }

    /// <summary>Every table that people may name, as they ask for it: views read others, and need those granted as well.</summary>
    private static async Task<Finding> OfTablesAsync(string name, HttpClient client, CancellationToken cancellationToken)
    {
        foreach (var table in Tables)
        {
            using var response = await client.PostAsJsonAsync("/api/v1/sql", new { Sql = $"SELECT count() FROM {table} WHERE 0" }, StoreRows.Json, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return Finding.Bad(Check, $"{name} cannot read {table}: {await Replies.DetailAsync(response, cancellationToken)}", $"Grant it what is missing. {Guide}");
            }
        }

        return Finding.Good(Check, $"{name} reads, and may not write.");
    }

    private static Finding? Of(string name, SandboxUser user) => user switch
    {
        { Refusal: { } refusal } => Finding.Bad(Check, $"the ClickHouse server does not let {name} in: {refusal}", $"Make the user, or mend ClickHouse:SqlUser and ClickHouse:SqlPassword. {Guide}"),
        { MayWrite: true } => Finding.Bad(Check, $"{name} may write to the tables of the ClickHouse server.", $"Take all grants but SELECT from it, and give it SETTINGS readonly = 2. {Guide}"),
        { ReadOnly: 1 } => Finding.Bad(Check, $"{name} has readonly = 1, which refuses the limits that go with each statement.", $"ALTER USER {name} SETTINGS readonly = 2"),
        { MayRead: false } => Finding.Bad(Check, $"{name} may not read the tables that the views are made of.", $"Grant it SELECT on them. {Guide}"),
        { ReadOnly: 0 } => Finding.Warning(Check, $"{name} may not write, but only because it was granted nothing.", $"ALTER USER {name} SETTINGS readonly = 2"),
        _ => null,
    };
}
