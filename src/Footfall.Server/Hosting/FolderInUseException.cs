using Footfall.Server.Commands;

namespace Footfall.Server.Hosting;

/// <summary>Another server serves the data folder.</summary>
internal sealed class FolderInUseException(string folder, string? process)
    : CommandException($"{folder} is served by another Footfall{(process is null ? "" : $", process {process}")}. Stop that one, or choose another folder with --data.");
