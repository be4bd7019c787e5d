using System.Globalization;

namespace Footfall.ClickHouse.Http;

/// <summary>What a server lets the user for statements of others do.</summary>
/// <param name="Refusal">Why the server does not let it in; null when it does.</param>
/// <param name="ReadOnly">The setting <c>readonly</c> of its profile: 2 is right, 1 refuses the limits that go with each statement, 0 lets it do what is granted.</param>
/// <param name="MayWrite">Whether it may insert.</param>
/// <param name="MayRead">Whether it may read events.</param>
public sealed record SandboxUser(string? Refusal, int ReadOnly, bool MayWrite, bool MayRead)
{
    private static readonly HashSet<int> Refusals = [StoreErrors.ReadOnly, StoreErrors.AccessDenied];

    internal static async Task<SandboxUser> LookAsync(string database, Func<string, CancellationToken, Task<string>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var readOnly = int.Parse(await ask("SELECT getSetting('readonly')", cancellationToken), CultureInfo.InvariantCulture);

            // Without rows: who may not is refused, and who may has changed nothing.
            var writes = await MayAsync($"INSERT INTO {database}.schema_journal SELECT * FROM {database}.schema_journal WHERE 0");
            return new SandboxUser(null, readOnly, writes, await MayAsync($"SELECT count() FROM {database}.events WHERE 0"));
        }
        catch (StoreException e) when (e.Code is StoreErrors.UnknownUser or StoreErrors.WrongPassword or StoreErrors.AuthenticationFailed)
        {
            return new SandboxUser(e.Message, 0, false, false);
        }

        async Task<bool> MayAsync(string sql)
        {
            try
            {
                await ask(sql, cancellationToken);
                return true;
            }
            catch (StoreException e) when (Refusals.Contains(e.Code))
            {
                return false;
            }
        }
    }
}
