namespace Footfall.ClickHouse;

/// <summary>A set of connections with limits of its own, so that slow work cannot take the place of quick work.</summary>
public enum Lane
{
    /// <summary>Questions of pages and endpoints: short, read-only.</summary>
    Read = 0,

    /// <summary>Inserts, schema changes and other statements of the server itself.</summary>
    Write = 1,

    /// <summary>Whole result sets on their way out: long, read-only, few at a time.</summary>
    Export = 2,
}
