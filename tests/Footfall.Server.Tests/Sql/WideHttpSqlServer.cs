namespace Footfall.Server.Tests.Sql;

/// <summary>A ClickHouse server whose user for people's SQL may do everything.</summary>
public sealed class WideHttpSqlServer : HttpSqlServer
{
    protected override IEnumerable<string> Statements(string database) => [$"CREATE USER {User} IDENTIFIED BY '{Password}'", $"GRANT ALL ON *.* TO {User}"];
}
