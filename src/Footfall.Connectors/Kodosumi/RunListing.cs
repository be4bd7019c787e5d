using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Footfall.Connectors.Kodosumi;

/// <summary>The plain files directly in <c>in/</c> and <c>out/</c> of an execution.</summary>
/// <param name="Files">Uploads first, then by name.</param>
/// <param name="Hash">Changes whenever the listing does; empty for no files.</param>
internal sealed record RunListing(IReadOnlyList<RunFile> Files, string Hash)
{
    internal static RunListing None { get; } = new([], "");

    /// <summary>Lists them. What may not be read is left out.</summary>
    internal static RunListing Of(string folder)
    {
        List<RunFile> files =
        [
            .. PlainFiles.In(folder, "in").Select(f => new RunFile(f.Name, f.Size, true)),
            .. PlainFiles.In(folder, "out").Select(f => new RunFile(f.Name, f.Size, false)),
        ];
        return files.Count == 0 ? None : new RunListing(files, HashOf(files));
    }

    private static string HashOf(List<RunFile> files)
    {
        var hash = new XxHash128();
        foreach (var file in files)
        {
            var size = file.Size;
            hash.Append([file.IsUpload ? (byte)1 : (byte)2]);
            hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(ref size)));
            hash.Append(Encoding.UTF8.GetBytes(file.Name));
            hash.Append([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
