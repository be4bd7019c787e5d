using System.Buffers;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// Codes of errors that stay the same when a message is translated: <c>[Errno 2]</c>, <c>ENOENT</c>, <c>ERR_INVALID_ARG_TYPE</c>, <c>ORA-00942</c>,
/// <c>SQLSTATE[23505]</c>, <c>0x80070005</c>.
/// </summary>
internal static class ErrorCodes
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new HashSet<string>
    {
        "EACCES", "EADDRINUSE", "EADDRNOTAVAIL", "EAGAIN", "EBADF", "EBUSY", "ECANCELED", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EDEADLK", "EDQUOT", "EEXIST", "EFAULT", "EFBIG",
        "EHOSTUNREACH", "EINTR", "EINVAL", "EIO", "EISDIR", "ELOOP", "EMFILE", "EMSGSIZE", "ENAMETOOLONG", "ENETDOWN", "ENETUNREACH", "ENFILE", "ENODEV", "ENOENT", "ENOMEM", "ENOSPC",
        "ENOSYS", "ENOTCONN", "ENOTDIR", "ENOTEMPTY", "ENOTFOUND", "ENOTSUP", "EOVERFLOW", "EPERM", "EPIPE", "EPROTO", "ERANGE", "EROFS", "ESPIPE", "ESRCH", "ETIMEDOUT", "EXDEV",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> CodeLetters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The first code in a message; null when there is none.</summary>
    internal static string? Find(ReadOnlySpan<char> message)
    {
        foreach (var range in message.SplitAny(" \t\n,;:()[]{}'\""))
        {
            var word = message[range];
            if (word.Length >= 3 && IsCode(word, message[range.End.GetOffset(message.Length)..]) is { } code)
            {
                return code;
            }
        }

        return null;
    }

    private static string? IsCode(ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        if (word is "Errno" or "WinError" or "SQLSTATE")
        {
            return NumberAfter(rest) is { Length: > 0 } number ? $"{word} {number}" : null;
        }

        var isKnown = Names.Contains(word)
            || (word.StartsWith("ERR_") && word.Length > 6 && word.IndexOfAnyInRange('a', 'z') < 0)
            || (word.StartsWith("ORA-") && TextEdges.IsNumber(word[4..]))
            || (word.Length == 10 && word.StartsWith("0x8") && TextEdges.IsHex(word[2..]));
        return isKnown ? word.ToString() : null;
    }

    private static string NumberAfter(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" [:");
        var end = rest.IndexOfAnyExcept(CodeLetters);
        return (end < 0 ? rest : rest[..end]) is { Length: <= 10 } number ? number.ToString() : "";
    }
}
