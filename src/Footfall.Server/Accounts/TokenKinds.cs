namespace Footfall.Server.Accounts;

/// <summary>The kinds of tokens (semantics 10.2).</summary>
internal static class TokenKinds
{
    /// <summary>A server of the platform: sends events, and nothing else.</summary>
    internal const string Ingest = "ingest";

    /// <summary>Web pages of the platform: public, sends what browsers may say, from the origins it names.</summary>
    internal const string Browser = "browser";

    /// <summary>Acts as its account.</summary>
    internal const string Personal = "personal";

    /// <summary>Asks questions in SQL, of what its account may see.</summary>
    internal const string Sql = "sql";

    internal static IReadOnlyList<string> All { get; } = [Ingest, Browser, Personal, Sql];

    /// <summary>Whether tokens of this kind belong to an account, and end with it.</summary>
    internal static bool IsOfAccount(string kind) => kind is Personal or Sql;
}
