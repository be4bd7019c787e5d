namespace Footfall.Server.Tests.Sql;

/// <summary>At the engine in the process.</summary>
public sealed class SqlAttackTests(SqlServer sql) : SqlAttacks(sql), IClassFixture<SqlServer>;
