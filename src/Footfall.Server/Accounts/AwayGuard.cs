using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Footfall.Server.Accounts;

/// <summary>
/// While the shared database is known to be away, nobody waits for it: a connection takes seconds to fail, and requests would
/// stand in line behind each other.
/// </summary>
internal sealed class AwayGuard(AccountsDatabase database) : DbConnectionInterceptor
{
    /// <inheritdoc />
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Check();
        return result;
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Check();
        return ValueTask.FromResult(result);
    }

    private void Check()
    {
        if (database.Trouble is { } trouble)
        {
            throw new NpgsqlException($"It did not answer a moment ago: {trouble}");
        }
    }
}
