namespace Footfall.Ingestion.Problems;

/// <summary>Objects inside of texts: what a service answered, printed into a message.</summary>
internal static class JsonSpan
{
    /// <summary>Length of the object that begins here, as JSON or as Python prints it; 0 where none does.</summary>
    internal static int LengthOf(ReadOnlySpan<char> text)
    {
        var first = text[1..].TrimStart();
        if (first.IsEmpty || first[0] is not ('"' or '\'' or '}'))
        {
            return 0;
        }

        var depth = 0;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
                continue;
            }

            quote = c is '"' or '\'' ? c : '\0';
            depth += c switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        // What was cut off is an object as well.
        return text.Length;
    }
}
