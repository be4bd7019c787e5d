using System.Globalization;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Server.Features.Coder;

/// <summary>An instant as it was given, with its offset: answers give times with the same one.</summary>
/// <param name="Instant">UTC.</param>
/// <param name="Offset">The offset that it was given with.</param>
internal readonly record struct CoderTime(DateTimeOffset Instant, TimeSpan Offset)
{
    // What .NET's DateTimeOffset can hold; RFC 3339 allows more.
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>Reads RFC 3339 with up to nine fractional digits; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal static CoderTime? Read(string field, string? text, CoderMistakes mistakes)
    {
        if (string.IsNullOrEmpty(text))
        {
            mistakes.Add($"invalid_{field}", field, "is required, RFC 3339 such as 2022-08-01T00:00:00Z.");
            return null;
        }

        // A plus that was not encoded arrives as a blank.
        var fixedText = text.LastIndexOf(' ') > 18 ? text[..19] + text[19..].Replace(' ', '+') : text;
        if (fixedText.StartsWith("0001-", StringComparison.Ordinal))
        {
            mistakes.Add($"invalid_{field}", field, FormattableString.Invariant($"must lie between {Instants.Earliest:yyyy-MM-dd} and {Instants.End:yyyy-MM-dd}, but is '{text}'."));
            return null;
        }

        if (!Instants.TryParseRfc3339(fixedText, out var instant))
        {
            mistakes.Add($"invalid_{field}", field, $"must be RFC 3339 such as 2022-08-01T00:00:00Z, but is '{text}'.");
            return null;
        }

        if (instant < Instants.Earliest || instant > Instants.End)
        {
            mistakes.Add($"invalid_{field}", field, FormattableString.Invariant($"must lie between {Instants.Earliest:yyyy-MM-dd} and {Instants.End:yyyy-MM-dd}, but is '{text}'."));
            return null;
        }

        return new CoderTime(instant, OffsetOf(fixedText));
    }

    /// <summary>RFC 3339 in an offset, as Go writes it: no fraction where there is none, Z for UTC.</summary>
    internal static string Write(DateTimeOffset instant, TimeSpan offset)
    {
        var local = instant.ToOffset(offset);
        return local.ToString(offset == TimeSpan.Zero ? "yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
    }

    private static TimeSpan OffsetOf(string text)
    {
        if (text[^1] is 'Z' or 'z')
        {
            return TimeSpan.Zero;
        }

        var offset = TimeSpan.ParseExact(text[^5..], @"hh\:mm", CultureInfo.InvariantCulture) * (text[^6] == '-' ? -1 : 1);
        return offset.Duration() <= LargestOffset ? offset : TimeSpan.Zero;
    }
}
