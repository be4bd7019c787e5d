using System.Buffers;

namespace Footfall.Ingestion.Problems;

/// <summary>Which words of a message differ from one occurrence to the next.</summary>
internal static class WordKinds
{
    private const int LongestName = 40;
    private const int ShortestHex = 8;
    private static readonly SearchValues<char> AddressSigns = SearchValues.Create("0123456789abcdefABCDEF:.");

    // From here on stand the scripts of East Asia.
    private const char FirstWithoutBlanks = '\u2e80';

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = Set(
        "ns", "us", "\u00b5s", "ms", "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "d", "day", "days", "week", "weeks", "month",
        "months", "year", "years", "millisecond", "milliseconds", "b", "byte", "bytes", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "bit", "bits", "percent", "%", "am", "pm", "gmt", "utc", "px",
        "\u0441", "\u043c\u0441", "\u043c\u0438\u043d", "\u0447", "\u043a\u0431", "\u043c\u0431", "\u0433\u0431", "cet", "cest", "est", "edt", "pst", "pdt", "msk", "uhr",
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DateWords = Set(
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Numbers = Set("nan", "infinity", "inf", "-infinity", "-inf", "\u221e");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Identities = Set(
        "user", "username", "login", "account", "owner", "author", "email", "mail", "name", "id", "uid", "guid", "uuid", "host", "hostname", "server", "node", "address", "addr", "ip", "url", "uri",
        "file", "filename", "path", "dir", "folder", "token", "session", "key", "org", "team", "tenant", "project", "device", "agent", "request", "trace", "span", "job", "task", "run", "tag", "query");

    private static readonly string[] StatusNames = ["http", "status", "status code", "statuscode", "status_code", "response code"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FileEnds = Set(
        "txt", "log", "csv", "tsv", "json", "ndjson", "jsonl", "xml", "yaml", "yml", "toml", "ini", "cfg", "conf", "env", "parquet", "db", "sqlite", "sql", "bak", "tmp", "lock", "pid", "zip", "tar", "gz", "tgz",
        "bz2", "xz", "zst", "rar", "7z", "iso", "bin", "dat", "exe", "dll", "jar", "war", "deb", "rpm", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "md", "html", "htm", "png", "jpg", "jpeg",
        "gif", "bmp", "tif", "tiff", "webp", "svg", "ico", "heic", "dcm", "nii", "mp3", "wav", "ogg", "flac", "mp4", "mov", "avi", "mkv", "webm", "pcd", "ply", "stl", "obj", "h5", "hdf5", "npy", "npz", "pkl", "pt",
        "pth", "onnx", "ckpt", "safetensors", "pem", "crt", "cer", "pfx", "ttf", "woff", "woff2", "py", "sh", "bat", "ps1", "rb", "php", "java", "cs", "cpp", "rs", "ipynb", "eml", "ics");

    // Ends of names of machines that no function and no file has.
    private static readonly string[] HostEnds = [".com", ".org", ".net", ".local", ".internal", ".lan", ".corp", ".example", ".invalid", ".localdomain", ".arpa"];

    /// <summary>Whether a word is a number, an id, a path, an address, or anything else that holds digits.</summary>
    internal static bool IsChanging(ReadOnlySpan<char> word) =>
        word.IndexOfAnyInRange('0', '9') >= 0 || IsPath(word) || IsMail(word) || (word.Length >= ShortestHex && TextEdges.IsHex(word)) || (word.Length > LongestName && word.IndexOf('.') < 0 && !IsWithoutBlanks(word[0]))
        || HasOtherDigits(word) || Has(Numbers, word);

    /// <summary>Whether a word is the name of a machine or of a file with a line, by what it is or what follows: <c>db.acme.local</c>, <c>localhost:5432</c>.</summary>
    internal static bool IsAddress(ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        var hasPort = rest.Length > 1 && rest[0] == ':' && char.IsAsciiDigit(rest[1]);
        if (hasPort && (word.IndexOf('.') > 0 || word.Equals("localhost", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        foreach (var end in HostEnds)
        {
            if (word.Length > end.Length && word.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word is the name of a file without a folder: <c>scan_12.tif</c>. Those that names of products end like are left out.</summary>
    internal static bool IsFile(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        return dot > 0 && Has(FileEnds, word[(dot + 1)..]);
    }

    /// <summary>Whether a number may be the status of an answer of HTTP that went wrong: what stands before it decides.</summary>
    internal static bool MayBeStatus(ReadOnlySpan<char> word) => word is ['4' or '5', _, _] && TextEdges.IsNumber(word);

    /// <summary>Whether a text ends with the name of a status: <c>HTTP 502</c>, <c>status code: 404</c>. One of them is not the other.</summary>
    internal static bool NamesStatus(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" :=(-");
        foreach (var name in StatusNames)
        {
            if (before.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An address of IPv6, also one whose end was taken out: <c>2001:db8::</c>.</summary>
    internal static bool IsAddress6(ReadOnlySpan<char> word) => word.Count(':') > 1 && word.IndexOfAnyInRange('0', '9') >= 0 && word.IndexOfAnyExcept(AddressSigns) < 0;

    /// <summary>Whether a word behind a number says what it counts in, or goes on with a date.</summary>
    internal static bool IsUnit(ReadOnlySpan<char> word) => Has(Units, word) || Has(DateWords, word);

    /// <summary>Name of a month or of a day of the week.</summary>
    internal static bool IsDateWord(ReadOnlySpan<char> word) => Has(DateWords, word);

    /// <summary>Whether a number comes next.</summary>
    internal static bool IsBeforeNumber(ReadOnlySpan<char> rest) => rest.TrimStart(" ,.") is [>= '0' and <= '9', ..];

    /// <summary>Whether a value with this name says whose or which: <c>user</c>, <c>job_id</c>, <c>requestId</c>.</summary>
    internal static bool IsNameOfIdentity(ReadOnlySpan<char> name) =>
        Has(Identities, name) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("-id", StringComparison.OrdinalIgnoreCase) || (name.EndsWith("id", StringComparison.OrdinalIgnoreCase) && Has(Identities, name[..^2]))
        || name.EndsWith("name", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a letter belongs to a script that puts no blanks between words.</summary>
    internal static bool IsWithoutBlanks(char c) => c >= FirstWithoutBlanks && !char.IsDigit(c) && !char.IsSurrogate(c);

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

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) => new HashSet<string>(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool Has(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words, ReadOnlySpan<char> word) => words.Contains(word);
}
