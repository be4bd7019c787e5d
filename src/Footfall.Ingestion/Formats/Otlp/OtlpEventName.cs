using System.Text;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>Names of events as scopes: <c>job.saved</c> is <c>saved:job</c>, <c>acme.billing.InvoicePaid</c> is <c>invoice_paid:acme_billing</c>.</summary>
internal static class OtlpEventName
{
    private const int MaxLength = 200;

    /// <summary>The scope; null for a name that makes none: without a dot, without letters on one side of it, or too long.</summary>
    internal static string? ToScope(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (Scope.IsValid(name))
        {
            return name;
        }

        var dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            return null;
        }

        var scope = $"{Word(name.AsSpan(dot + 1))}:{Word(name.AsSpan(0, dot))}";
        return Scope.IsValid(scope) ? scope : null;
    }

    /// <summary>Whether the name can be told from the scope, and need not be kept.</summary>
    internal static bool IsPlain(string name, string scope)
    {
        var colon = scope.IndexOf(':', StringComparison.Ordinal);
        return name == scope || name == $"{scope[(colon + 1)..]}.{scope[..colon]}";
    }

    /// <summary>In lower case, words of camel case apart, everything that no scope may have as one underscore.</summary>
    private static string Word(ReadOnlySpan<char> text)
    {
        var word = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsAsciiLetterOrDigit(c))
            {
                Separate(word);
                continue;
            }

            if (char.IsAsciiLetterUpper(c) && IsStart(text, i))
            {
                Separate(word);
            }

            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString().TrimEnd('_');
    }

    /// <summary>Whether a word begins at a capital: after a small letter or digit, or before one (<c>HTTPServer</c>).</summary>
    private static bool IsStart(ReadOnlySpan<char> text, int i) =>
        i > 0 && (char.IsAsciiLetterLower(text[i - 1]) || char.IsAsciiDigit(text[i - 1]) || (i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1])));

    private static void Separate(StringBuilder word)
    {
        if (word.Length > 0 && word[^1] != '_')
        {
            word.Append('_');
        }
    }
}
