namespace Footfall.Server.Tests.Sql;

/// <summary>Over HTTP, as the user of <c>docs/guide/sql.md</c>.</summary>
public sealed class SqlApiOverHttpTests(HttpSqlServer sql) : SqlApi(sql), IClassFixture<HttpSqlServer>;
