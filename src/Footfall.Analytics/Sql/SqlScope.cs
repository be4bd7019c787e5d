using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse.Schema;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Sql;

/// <summary>
/// The databases that one reader's SQL sees: views that hold only the rows that this reader may see, one set of databases for all who may see the same.
/// The rights are texts in the views' own definitions, so no statement can leave them out.
/// </summary>
public sealed class SqlScope
{
    /// <summary>The database of the events of CVAT, as people name it.</summary>
    public const string Cvat = "cvat";

    /// <summary>The database of the events of Datagrok, as people name it.</summary>
    public const string Datagrok = "datagrok";

    /// <summary>The database of the tables that tell what tables there are.</summary>
    public const string System = "system";

    private readonly SchemaNames _names;

    /// <summary>The databases of those who have these rights.</summary>
    public SqlScope(SchemaNames names, Access access, ActivityRules rules)
    {
        _names = names;
        var views = new SqlViews(names, access, rules);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(views.Fingerprint)))[..16];
        Database = string.Create(CultureInfo.InvariantCulture, $"{names.Database}_sql_{hash}");
        Tables = [.. views.All(Database).Where(v => !v.IsInner).Select(v => (v.Database, v.Name))];
        Statements = [.. Databases.Select(d => $"CREATE DATABASE IF NOT EXISTS {d} ENGINE = Memory"), .. views.All(Database).Select(v => $"CREATE OR REPLACE VIEW {v.Database}.{v.Name}{v.Sql}")];
    }

    /// <summary>The default database.</summary>
    public string Database { get; }

    /// <summary>All databases that may be named.</summary>
    public IReadOnlySet<string> Databases => new HashSet<string> { Database, $"{Database}_{Cvat}", $"{Database}_{Datagrok}", $"{Database}_{System}" };

    /// <summary>The statements that make them.</summary>
    public IReadOnlyList<string> Statements { get; }

    /// <summary>The views, by database.</summary>
    public IReadOnlyList<(string Database, string Name)> Tables { get; }

    /// <summary>The database that people mean by a name, when it has such a table; null for all others.</summary>
    public string? DatabaseOf(string database, string table)
    {
        var own = OwnName(database);
        return own is not null && Tables.Contains((own, table)) ? own : null;
    }

    /// <summary>The database that a name stands for where it stands alone: as the default database of a connection.</summary>
    public string? OwnName(string database) => database switch
    {
        "" or "default" => Database,
        _ when database == _names.Database || database == Database => Database,
        Cvat => $"{Database}_{Cvat}",
        _ when database == _names.CvatDatabase => $"{Database}_{Cvat}",
        Datagrok => $"{Database}_{Datagrok}",
        _ when database == _names.Datagrok => $"{Database}_{Datagrok}",
        System => $"{Database}_{System}",
        _ => null,
    };

    /// <summary>A text of the engine with the names that people know.</summary>
    public string InWords(string text) => text
        .Replace($"{Database}_{Cvat}", Cvat, StringComparison.Ordinal)
        .Replace($"{Database}_{Datagrok}", Datagrok, StringComparison.Ordinal)
        .Replace($"{Database}_{System}", System, StringComparison.Ordinal)
        .Replace($"{Database}.", "", StringComparison.Ordinal)
        .Replace(Database, _names.Database, StringComparison.Ordinal);
}
