namespace Footfall.Connectors.Kodosumi;

/// <summary>A folder of an execution and how it was come to.</summary>
/// <param name="Folder">The folder, by the names that lead to it.</param>
/// <param name="Above">The one that it was entered from; null for <c>in</c> and <c>out</c>.</param>
/// <param name="Real">Where it really lies; found out when somebody asks.</param>
internal sealed record OwnFolder(DirectoryInfo Folder, OwnFolder? Above, Lazy<string?> Real)
{
    /// <summary>The folders that it was come through.</summary>
    internal IEnumerable<OwnFolder> Way
    {
        get
        {
            for (var folder = Above; folder is not null; folder = folder.Above)
            {
                yield return folder;
            }
        }
    }

    /// <summary>How many folders lie between it and the execution's, itself left out.</summary>
    internal int Depth => Way.Count();
}
