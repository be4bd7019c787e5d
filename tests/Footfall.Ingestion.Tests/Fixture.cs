using System.Text;

namespace Footfall.Ingestion.Tests;

/// <summary>Bodies of real requests and the answers to them; they lie beside the format that they show.</summary>
internal static class Fixture
{
    public static string Read(string format, string name) => Encoding.UTF8.GetString(Bytes(format, name));

    public static byte[] Bytes(string format, string name) => File.ReadAllBytes(Path.Combine(Folder(format), name));

    public static IEnumerable<string> Names(string format) => Directory.EnumerateFiles(Folder(format)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static string Folder(string format) => Path.Combine(Repository.Root, "src", "Footfall.Ingestion", "Formats", format, "Fixtures");
}
