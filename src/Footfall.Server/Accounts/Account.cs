using Footfall.Model;
using Microsoft.AspNetCore.Identity;

namespace Footfall.Server.Accounts;

/// <summary>Who signs in to Footfall.</summary>
internal sealed class Account : IdentityUser
{
    /// <summary>What the account may do.</summary>
    public Role Role { get; set; }

    /// <summary>The user of the platform it is linked to.</summary>
    public string? UserId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; set; }

    /// <summary>When it was disabled: it can do nothing, and its name stays taken. Null while it works.</summary>
    public DateTimeOffset? Disabled { get; set; }

    /// <summary>Orgs it belongs to.</summary>
    public ICollection<AccountOrg> Orgs { get; } = [];
}
