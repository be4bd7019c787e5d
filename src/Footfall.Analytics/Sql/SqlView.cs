namespace Footfall.Analytics.Sql;

/// <summary>A view for SQL of people.</summary>
/// <param name="Database">Where it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Sql">What follows its name in CREATE VIEW.</param>
/// <param name="IsInner">Whether only other views read it: nobody can name it.</param>
public sealed record SqlView(string Database, string Name, string Sql, bool IsInner = false);
