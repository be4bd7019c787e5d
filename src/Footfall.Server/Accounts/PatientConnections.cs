using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Footfall.Server.Accounts;

/// <summary>
/// Has SQLite itself wait while another connection writes. The provider's own waiting covers the beginning of a statement
/// only; a lock that is met at its end, when it commits, would fail at once.
/// </summary>
internal sealed class PatientConnections : DbConnectionInterceptor
{
    private const string Sql = "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = 'wal';";

    /// <inheritdoc />
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
