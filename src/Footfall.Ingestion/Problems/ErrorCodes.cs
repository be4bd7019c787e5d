using System.Buffers;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// Codes of errors that stay the same when a message is translated: <c>[Errno 2]</c>, <c>ENOENT</c>, <c>ERR_INVALID_ARG_TYPE</c>, <c>ORA-00942</c>,
/// <c>SQLSTATE[23505]</c>, <c>23505: ...</c> as PostgreSQL's drivers say it, <c>(os error 2)</c>, <c>0x80070005</c>, <c>0xC0000005</c>. Codes that only say that there is
/// an error are none.
/// </summary>
internal static class ErrorCodes
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new HashSet<string>
    {
        "EACCES", "EADDRINUSE", "EADDRNOTAVAIL", "EAGAIN", "EBADF", "EBUSY", "ECANCELED", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EDEADLK", "EDQUOT", "EEXIST", "EFAULT", "EFBIG",
        "EHOSTUNREACH", "EINTR", "EINVAL", "EIO", "EISDIR", "ELOOP", "EMFILE", "EMSGSIZE", "ENAMETOOLONG", "ENETDOWN", "ENETUNREACH", "ENFILE", "ENODEV", "ENOENT", "ENOMEM", "ENOSPC",
        "ENOSYS", "ENOTCONN", "ENOTDIR", "ENOTEMPTY", "ENOTFOUND", "ENOTSUP", "EOVERFLOW", "EPERM", "EPIPE", "EPROTO", "ERANGE", "EROFS", "ESPIPE", "ESRCH", "ETIMEDOUT", "EXDEV",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // Conditions of PostgreSQL by their classes; a number of five digits may be anything else.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> States = new HashSet<string>
    {
        "08000", "08001", "08003", "08004", "08006", "08P01", "0A000", "21000", "22001", "22003", "22004", "22007", "22008", "22012", "22021", "22023", "22026", "22P02", "22P03", "22P05", "23000", "23001",
        "23502", "23503", "23505", "23514", "23P01", "24000", "25001", "25006", "25P01", "25P02", "25P03", "26000", "28000", "28P01", "2BP01", "34000", "3B001", "3D000", "3F000", "40001", "40P01", "42501",
        "42601", "42602", "42622", "42701", "42702", "42703", "42704", "42710", "42712", "42723", "42725", "42803", "42804", "42809", "42830", "42846", "42883", "42P01", "42P02", "42P03", "42P04", "42P05",
        "42P06", "42P07", "42P08", "42P10", "42P18", "44000", "53000", "53100", "53200", "53300", "53400", "54000", "54001", "54011", "54023", "55000", "55006", "55P02", "55P03", "57000", "57014", "57P01",
        "57P02", "57P03", "57P04", "58000", "58030", "58P01", "58P02", "72000", "P0001", "P0002", "P0003", "XX000", "XX001", "XX002",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // E_FAIL and what .NET gives every error of SQL Server, the general condition and the class of syntax errors.
    private static readonly HashSet<string> Vague = ["0x80004005", "0x80131904", "0x80131500", "SQLSTATE HY000", "SQLSTATE 42000", "SQLSTATE 23000"];

    private static readonly SearchValues<char> CodeLetters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The first code in a message; null when there is none.</summary>
    internal static string? Find(ReadOnlySpan<char> message)
    {
        foreach (var range in message.SplitAny(" \t\n,;:()[]{}'\""))
        {
            var word = message[range];
            if (word.Length >= 2 && CodeOf(word, message[range.End.GetOffset(message.Length)..], range.Start.GetOffset(message.Length) == 0) is { } code && !Vague.Contains(code))
            {
                return code;
            }
        }

        return null;
    }

    private static string? CodeOf(ReadOnlySpan<char> word, ReadOnlySpan<char> rest, bool isFirst)
    {
        if (word is "os" && rest.StartsWith(" error "))
        {
            return NumberAfter(rest[6..]) is { Length: > 0 } os ? $"os error {os}" : null;
        }

        if (word is "Errno" or "WinError" or "SQLSTATE")
        {
            return NumberAfter(rest) is { Length: > 0 } number ? $"{word} {number}" : null;
        }

        var isKnown = Names.Contains(word)
            || (word.StartsWith("ERR_") && word.Length > 6 && word.IndexOfAnyInRange('a', 'z') < 0)
            || (word.StartsWith("ORA-") && TextEdges.IsNumber(word[4..]))
            || (isFirst && rest.StartsWith(": ") && States.Contains(word))
            || IsHexCode(word);
        return isKnown ? word.ToString() : null;
    }

    /// <summary>A result of COM, .NET or Windows: of the facilities that are met, since an address may look the same.</summary>
    private static bool IsHexCode(ReadOnlySpan<char> word) =>
        word.Length == 10 && TextEdges.IsHex(word[2..]) && (word.StartsWith("0x800") || word.StartsWith("0x8013") || word.StartsWith("0xC000", StringComparison.OrdinalIgnoreCase));

    private static string NumberAfter(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" [:");
        var end = rest.IndexOfAnyExcept(CodeLetters);
        return (end < 0 ? rest : rest[..end]) is { Length: <= 10 } number ? number.ToString() : "";
    }
}
