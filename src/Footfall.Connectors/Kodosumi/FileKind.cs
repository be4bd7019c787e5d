using System.Runtime.InteropServices;
using System.Text;

namespace Footfall.Connectors.Kodosumi;

/// <summary>What an entry of a folder is beyond what the runtime tells: it takes pipes, sockets and devices for files.</summary>
internal static partial class FileKind
{
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;

    // The runtime's own library has one layout for all systems: flags, mode, then more that is not looked at.
    private const int ModeAt = 4;
    private const int Room = 256;

    /// <summary>Whether a path is a plain file, and not a pipe, a socket, a device, a folder or a link.</summary>
    internal static bool IsPlain(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.Exists(path);
        }

        var status = new byte[Room];
        return LinkStatus(Encoding.UTF8.GetBytes(path + '\0'), status) == 0 && (BitConverter.ToInt32(status, ModeAt) & KindMask) == Regular;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat")]
    private static partial int LinkStatus(byte[] path, byte[] status);
}
