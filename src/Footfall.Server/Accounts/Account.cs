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
}
