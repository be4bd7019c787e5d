namespace Footfall.TestKit;

/// <summary>A user of <see cref="ClickHouseFront"/>.</summary>
/// <param name="Name">Name.</param>
/// <param name="Password">Password.</param>
/// <param name="Profile">Settings that every statement of the user begins with.</param>
/// <param name="Most">Largest values that the user may set in their place.</param>
internal sealed record FrontUser(string Name, string Password, IReadOnlyDictionary<string, string> Profile, IReadOnlyDictionary<string, long> Most)
{
    private readonly List<(string Database, string Table)> _reads = [];

    /// <summary>Whether everything is granted: tables, functions in their place, changes.</summary>
    internal bool MayAll { get; set; }

    /// <summary>Tables that statements of the user have read.</summary>
    internal System.Collections.Concurrent.ConcurrentDictionary<string, bool> Read { get; } = [];

    internal int ReadOnly => int.Parse(Profile.GetValueOrDefault("readonly", "0"));

    internal void GrantSelect(string database, string table) => _reads.Add((database, table));

    /// <summary>A pattern ends with * for all names that begin so.</summary>
    internal bool MayRead(string database, string table) => MayAll || _reads.Exists(g => Covers(g.Database, database) && Covers(g.Table, table));

    private static bool Covers(string pattern, string name) => pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == name;
}
