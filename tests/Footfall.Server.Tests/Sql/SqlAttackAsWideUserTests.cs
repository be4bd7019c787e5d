namespace Footfall.Server.Tests.Sql;

/// <summary>Over HTTP, as a user that an administrator gave every right there is.</summary>
public sealed class SqlAttackAsWideUserTests(WideHttpSqlServer sql) : SqlAttacks(sql), IClassFixture<WideHttpSqlServer>;
