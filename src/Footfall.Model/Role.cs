namespace Footfall.Model;

/// <summary>What an account may do (semantics 10.1).</summary>
public enum Role
{
    /// <summary>Sees and changes everything.</summary>
    Administrator = 0,

    /// <summary>Sees everything, changes nothing.</summary>
    Analyst = 1,

    /// <summary>Sees everything of the orgs it manages.</summary>
    Manager = 2,

    /// <summary>Sees its own data.</summary>
    Member = 3,
}
