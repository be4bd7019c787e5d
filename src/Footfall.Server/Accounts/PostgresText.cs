using System.Data.Common;
using Npgsql;

namespace Footfall.Server.Accounts;

/// <summary>
/// The text of the setting <c>Accounts:Postgres</c>, as Npgsql has it:
/// <c>Host=db.example;Database=footfall;Username=footfall;Password=...</c>
/// </summary>
internal static class PostgresText
{
    /// <summary>Which texts are right, in words that complete "must be ...".</summary>
    internal const string Rule = "a connection string such as Host=db.example;Database=footfall;Username=footfall;Password=..., or empty";

    private const string Masked = "********";

    // A database that is away must be noticed while somebody waits for the answer.
    private const int ConnectSeconds = 5;

    // PostgreSQL serves 100 connections as it comes; several servers of 100 each would use them up.
    private const int MostConnections = 20;

    internal static bool IsRightOrEmpty(string text)
    {
        try
        {
            return text.Length == 0 || new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Database.Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>A right text, with what Footfall wants where it says nothing.</summary>
    internal static NpgsqlConnectionStringBuilder Read(string text)
    {
        var given = new NpgsqlConnectionStringBuilder(text);
        var said = new DbConnectionStringBuilder { ConnectionString = given.ConnectionString };
        given.ApplicationName ??= "footfall";
        given.Timeout = said.ContainsKey("Timeout") ? given.Timeout : ConnectSeconds;
        given.MaxPoolSize = said.ContainsKey("Maximum Pool Size") ? given.MaxPoolSize : MostConnections;
        return given;
    }

    /// <summary>Server and database, without user and password.</summary>
    internal static string Describe(NpgsqlConnectionStringBuilder postgres) =>
        FormattableString.Invariant($"PostgreSQL database {postgres.Database} at {postgres.Host}:{postgres.Port}");

    /// <summary>The text with its passwords masked.</summary>
    internal static string Mask(string text)
    {
        var shown = new NpgsqlConnectionStringBuilder(text);
        shown.Password = shown.Password is null ? null : Masked;
        shown.SslPassword = shown.SslPassword is null ? null : Masked;
        return shown.ConnectionString;
    }
}
