using Footfall.Server.Accounts;

namespace Footfall.Server.Hosting;

/// <summary>The settings of section Accounts.</summary>
internal static class AccountSettings
{
    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text(
            "Accounts:Postgres",
            "",
            "Connection string of a PostgreSQL database that keeps accounts, tokens, sessions and the audit, for several servers together. Empty: the file footfall.db in the data folder keeps them, for one server.",
            PostgresText.Rule,
            PostgresText.IsRightOrEmpty) with
        { IsSecret = true, Mask = PostgresText.Mask },
    ];
}
