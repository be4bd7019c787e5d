namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>Settings of CVAT's intake.</summary>
public sealed record CvatOptions
{
    /// <summary>Largest body after decompression, in bytes. CVAT's own limit.</summary>
    public int MaxBody { get; init; } = 100 << 20;

    /// <summary>Scopes that people's clients may send. Source: the list of the CVAT 2.14 document.</summary>
    public IReadOnlySet<string> ClientScopes { get; init; } = new HashSet<string>
    {
        "load:cvat", "load:job", "save:job", "restore:job", "upload:annotations", "send:exception", "send:task_info",
        "draw:object", "paste:object", "copy:object", "propagate:object", "drag:object", "resize:object", "delete:object",
        "lock:object", "merge:objects", "split:objects", "group:objects", "slice:object", "join:objects", "change:attribute",
        "change:label", "change:frame", "zoom:image", "fit:image", "rotate:image", "action:undo", "action:redo", "debug:info",
        "run:annotations_action", "click:element",
    };
}
