using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>Reads texts of JSON, also those that are not valid Unicode: Python writes halves of surrogate pairs.</summary>
internal static class JsonTexts
{
    internal static string Read(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(json.ValueSpan));
        }
    }

    /// <summary>The reader has checked the escapes already.</summary>
    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)int.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var c => c });
            }
        }

        return text.ToString();
    }
}
