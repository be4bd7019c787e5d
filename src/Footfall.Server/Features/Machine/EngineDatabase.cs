namespace Footfall.Server.Features.Machine;

/// <summary>A database of the engine.</summary>
internal sealed record EngineDatabase(string Name, string Uuid)
{
    /// <summary>Where the definitions of its tables lie in the engine's folder.</summary>
    internal string Folder => Path.Combine("store", Uuid[..3], Uuid);
}
