using Footfall.ClickHouse.Sandbox;
using Footfall.ClickHouse.Schema;

namespace Footfall.Server.Hosting;

/// <summary>The settings of section Sql: how much a statement of somebody may take.</summary>
internal static class SqlSettings
{
    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text("ClickHouse:SqlUser", "", "User name at the ClickHouse server for people's own SQL: one that may only read the databases of views (docs/guide/sql.md). Empty: the same as ClickHouse:User.", "a text", _ => true),
        SettingsCatalogue.Text("ClickHouse:SqlPassword", "", "Password of ClickHouse:SqlUser.", "a text", _ => true) with { IsSecret = true },
        SettingsCatalogue.Number("Sql:MaxSeconds", 30, 1, 3600, "SQL: seconds that a statement may run."),
        SettingsCatalogue.Number("Sql:MaxMemoryMegabytes", 1024, 16, 1_000_000, "SQL: memory that a statement may use."),
        SettingsCatalogue.Number("Sql:MaxRows", 1_000_000, 1, 1_000_000_000, "SQL: most rows of a result."),
        SettingsCatalogue.Number("Sql:MaxResultMegabytes", 100, 1, 1_000, "SQL: largest result, before it is written in its format."),
        SettingsCatalogue.Number("Sql:Connections", 3, 1, 100, "SQL: statements that run at once; others wait for their turn."),
    ];

    /// <summary>The databases of the store.</summary>
    internal static SchemaNames NamesOf(ServerSettings settings) => new(settings["ClickHouse:Database"], settings["ClickHouse:CvatDatabase"], settings["ClickHouse:DatagrokDatabase"]);

    internal static SandboxLimits LimitsOf(ServerSettings settings) => new()
    {
        Time = TimeSpan.FromSeconds(settings.Number("Sql:MaxSeconds")),
        Memory = (long)settings.Number("Sql:MaxMemoryMegabytes") << 20,
        Rows = settings.Number("Sql:MaxRows"),
        Bytes = (long)settings.Number("Sql:MaxResultMegabytes") << 20,
        Connections = settings.Number("Sql:Connections"),
    };
}
