namespace Footfall.Server.Features.Exports;

/// <summary>One export on its way to a file.</summary>
internal sealed class ExportJob(string file, string fileName, Task work)
{
    /// <summary>Where the rows go.</summary>
    internal string File { get; } = file;

    /// <summary>Name of the download.</summary>
    internal string FileName { get; } = fileName;

    /// <summary>Ends when the file is whole; fails with the reason when it cannot be.</summary>
    internal Task Work { get; } = work;

    /// <summary>When the work ended; null while it goes on.</summary>
    internal DateTimeOffset? Ended { get; set; }
}
