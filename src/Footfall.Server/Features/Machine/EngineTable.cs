namespace Footfall.Server.Features.Machine;

/// <summary>A table of the engine that holds rows of its own.</summary>
internal sealed record EngineTable(string Database, string Name, string Uuid)
{
    /// <summary>Where its parts lie in the engine's folder, and in a frozen copy of it.</summary>
    internal string Folder => Path.Combine("store", Uuid[..3], Uuid);
}
