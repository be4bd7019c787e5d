using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Footfall.Server.Accounts;

/// <summary>What went wrong at the database of accounts, found in the exceptions that EF Core wraps around it.</summary>
internal static class DatabaseTrouble
{
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private const string CharacterNotInRepertoire = "22021";
    private const string OperatorIntervention = "57";

    /// <summary>Says what went wrong, in a sentence without a full stop; null when it was no trouble of the database.</summary>
    internal static string? Reason(Exception exception) => Find(exception) switch
    {
        null => null,
        PostgresException postgres => postgres.MessageText,
        NpgsqlException { InnerException: { } inner } npgsql when inner.Message != npgsql.Message => $"{npgsql.Message}: {inner.Message}",
        { } other => other.Message,
    };

    /// <summary>Whether the database is away or has no room at the moment, so that asking again may help.</summary>
    internal static bool IsAway(Exception exception) => Find(exception) switch
    {
        null => false,
        PostgresException postgres => postgres.IsTransient || postgres.SqlState.StartsWith(OperatorIntervention, StringComparison.Ordinal),
        NpgsqlException or SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether somebody sent a text that PostgreSQL cannot hold: it knows no character U+0000.</summary>
    internal static bool IsUnspeakable(Exception exception) => Find(exception) is PostgresException { SqlState: CharacterNotInRepertoire };

    private static Exception? Find(Exception? exception)
    {
        // Other parts of the program have sockets and time limits, too; EF Core wraps what happened at its own.
        var isOfDatabase = false;
        for (; exception is not null; exception = exception.InnerException)
        {
            isOfDatabase |= exception is DbUpdateException || (exception is InvalidOperationException && exception.Source?.StartsWith("Npgsql", StringComparison.Ordinal) == true);
            if (exception is DbException || (isOfDatabase && exception is SocketException or TimeoutException))
            {
                return exception;
            }
        }

        return null;
    }
}
