namespace Footfall.Server.Accounts;

/// <summary>How often a part of the shared database was changed. PostgreSQL counts it itself, in the transaction of the change.</summary>
internal sealed class ChangeCount
{
    /// <summary>Name of the count of accounts and their orgs.</summary>
    internal const string Accounts = "accounts";

    /// <summary>Name of the count of tokens.</summary>
    internal const string Tokens = "tokens";

    /// <summary>Name of the count of capture rules.</summary>
    internal const string Captures = "captures";

    public required string Name { get; set; }

    public long Count { get; set; }
}
