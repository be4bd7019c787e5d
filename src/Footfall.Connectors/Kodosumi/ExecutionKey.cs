namespace Footfall.Connectors.Kodosumi;

/// <summary>Which execution of a folder.</summary>
/// <param name="User">Name of the user's folder: the id of a role.</param>
/// <param name="Fid">Name of the execution's folder: its id.</param>
public readonly record struct ExecutionKey(string User, string Fid)
{
    /// <inheritdoc/>
    public override string ToString() => $"{User}/{Fid}";
}
