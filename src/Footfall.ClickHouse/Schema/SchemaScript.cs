using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Footfall.ClickHouse.Schema;

/// <summary>One numbered script of the schema. Append-only: a script that was applied anywhere is never edited.</summary>
/// <param name="Number">Its place in the order, from 1.</param>
/// <param name="Name">File name without ending.</param>
/// <param name="Text">Statements, each ended by a semicolon at the end of a line.</param>
public sealed record SchemaScript(int Number, string Name, string Text)
{
    /// <summary>SHA-256 of the text, hexadecimal.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>The statements, with the names of the databases put in.</summary>
    public IEnumerable<string> Statements(SchemaNames names) => Text
        .Replace("$database$", names.Database, StringComparison.Ordinal)
        .Replace("$cvat$", names.CvatDatabase, StringComparison.Ordinal)
        .Replace("$datagrok$", names.Datagrok, StringComparison.Ordinal)
        .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The scripts that this program knows, in order.</summary>
    public static IReadOnlyList<SchemaScript> All { get; } = [.. Load().OrderBy(s => s.Number)];

    private static IEnumerable<SchemaScript> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Folder = ".Schema.Scripts.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)))
        {
            var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".sql".Length];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new SchemaScript(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
