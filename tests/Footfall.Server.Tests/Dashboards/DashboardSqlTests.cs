using Footfall.Analytics.Sql;
using Footfall.Server.Features.Dashboards;

namespace Footfall.Server.Tests.Dashboards;

public sealed class DashboardSqlTests
{
    private static readonly DashboardFile Dashboard = new() { Variables = [new VariableFile { Name = "hour" }] };

    [Fact]
    public void MacroInAMacro_IsWrittenOut()
    {
        var text = DashboardSql.Expand("SELECT 1 WHERE $in(toString($bucket(f(a, b))), hour)", Dashboard);

        Assert.Equal(
            "SELECT 1 WHERE ({hour_all:UInt8} = 1 OR ifNull(toString(toString(toDateTime(intDiv(toUnixTimestamp(f(a, b)), {interval:UInt32}) * {interval:UInt32}, 'UTC'))), '') IN {hour:Array(String)})",
            text.Sql);
    }

    [Fact]
    public void MistakeInAMacroInAMacro_IsAtTheOuterOne()
    {
        var error = Assert.Throws<SqlException>(() => DashboardSql.Expand("SELECT\n $in($bucket(a, b), hour)", Dashboard));

        Assert.Equal(new SqlPlace(2, 2), error.Place);
    }
}
