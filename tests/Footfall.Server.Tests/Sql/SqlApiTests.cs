namespace Footfall.Server.Tests.Sql;

/// <summary>At the engine in the process.</summary>
public sealed class SqlApiTests(SqlServer sql) : SqlApi(sql), IClassFixture<SqlServer>;
