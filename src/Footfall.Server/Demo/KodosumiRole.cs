namespace Footfall.Server.Demo;

/// <summary>A role of Kodosumi.</summary>
internal sealed record KodosumiRole(Guid Id, string Name, string Email, bool IsActive = true, bool IsOperator = false)
{
    /// <summary>Name of the role's folder.</summary>
    internal string Folder => Id.ToString("D");
}
