namespace Footfall.Server.Accounts;

/// <summary>An org that an account belongs to: a manager manages it, a member works in it.</summary>
internal sealed class AccountOrg
{
    /// <summary>The account.</summary>
    public required string AccountId { get; set; }

    /// <summary>Id or short name of the org.</summary>
    public required string Org { get; set; }
}
