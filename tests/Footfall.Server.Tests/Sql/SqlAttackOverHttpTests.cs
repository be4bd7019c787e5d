namespace Footfall.Server.Tests.Sql;

/// <summary>Over HTTP, as the user of <c>docs/guide/sql.md</c>.</summary>
public sealed class SqlAttackOverHttpTests(HttpSqlServer sql) : SqlAttacks(sql), IClassFixture<HttpSqlServer>;
