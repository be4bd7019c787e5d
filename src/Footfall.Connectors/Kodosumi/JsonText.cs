using System.Text;
using System.Text.Json;
using Footfall.Model;

namespace Footfall.Connectors.Kodosumi;

/// <summary>Text that may be JSON.</summary>
internal static class JsonText
{
    // Payloads may be 100 levels deep, and it goes one level down in one.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 90 };

    /// <summary>The document, mended where only Kodosumi's own parser would read it; null when the text is none, or is too deep.</summary>
    internal static JsonDocument? TryParse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(OddJson.Mend(text));
        return IsJson(bytes) ? JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Options.MaxDepth }) : null;
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes, Options);
            while (json.Read())
            {
            }

            return bytes.Length > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
