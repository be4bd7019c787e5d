namespace Footfall.Server.Accounts;

/// <summary>A key that protects cookies, where several servers share the database. Alone, a server keeps them in its data folder.</summary>
internal sealed class ProtectionKey
{
    public int Id { get; set; }

    /// <summary>What the framework calls it.</summary>
    public required string Name { get; set; }

    /// <summary>The key as the framework writes it down.</summary>
    public required string Xml { get; set; }
}
