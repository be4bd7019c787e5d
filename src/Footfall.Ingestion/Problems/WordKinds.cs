namespace Footfall.Ingestion.Problems;

/// <summary>Which words of a message differ from one occurrence to the next.</summary>
internal static class WordKinds
{
    private const int LongestName = 40;
    private const int ShortestHex = 8;

    /// <summary>Whether a word is a number, an id, a path, an address, or anything else that holds digits.</summary>
    internal static bool IsChanging(ReadOnlySpan<char> word) =>
        word.IndexOfAnyInRange('0', '9') >= 0 || IsPath(word) || IsMail(word) || (word.Length >= ShortestHex && TextEdges.IsHex(word)) || (word.Length > LongestName && word.IndexOf('.') < 0) || HasOtherDigits(word);

    /// <summary><c>C:\jobs</c> and <c>\\server\jobs</c>.</summary>
    internal static bool IsWindowsPath(ReadOnlySpan<char> word) =>
        (word.Length > 3 && char.IsAsciiLetter(word[0]) && word[1] == ':' && word[2] is '\\' or '/') || word.StartsWith(@"\\");

    private static bool IsPath(ReadOnlySpan<char> word)
    {
        var slashes = word.Count('/') + word.Count('\\');
        if (slashes == 0)
        {
            return false;
        }

        // One slash between two words is a choice, or a type of content: and/or, application/json.
        return slashes > 1 || word[0] is '/' or '\\' or '~' or '.' || word[(word.IndexOfAny('/', '\\') + 1)..].IndexOf('.') >= 0 || IsWindowsPath(word);
    }

    private static bool IsMail(ReadOnlySpan<char> word)
    {
        var at = word.IndexOf('@');
        return at > 0 && word[at..].IndexOf('.') > 1;
    }

    private static bool HasOtherDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c > 127 && char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
