using System.Buffers;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Applies the rules to one text. Nearly all texts are clean, so <see cref="Look"/> comes first: a few vectorized searches
/// for what no finding can be without.
/// </summary>
internal sealed class TextScrubber
{
    // Without one of these a text of fewer characters than a card's digits is clean: no address, no assignment.
    private static readonly SearchValues<char> Marks = SearchValues.Create("@%:=.\"'");
    private static readonly SearchValues<char> MarksOfNames = SearchValues.Create("=\"'");

    private readonly PrivacyOptions _options;
    private readonly KeyRules _keys;
    private readonly KeyRules _keep;
    private readonly SearchValues<string> _signs;
    private readonly SearchValues<string> _partsOfNames;
    private readonly bool _mails;
    private readonly bool _cards;
    private readonly bool _secrets;
    private readonly bool _names;
    private readonly bool _ips;

    internal TextScrubber(PrivacyOptions options)
    {
        _options = options;
        _mails = options.Rules.Contains(PrivacyRule.Mails);
        _cards = options.Rules.Contains(PrivacyRule.Cards);
        _secrets = options.Rules.Contains(PrivacyRule.Secrets);
        _names = options.Rules.Contains(PrivacyRule.Keys);
        _ips = options.Ip != IpTreatment.Keep;
        _keys = new KeyRules(_names ? options.Keys : []);
        _keep = new KeyRules(options.KeepKeys);
        _signs = SearchValues.Create([.. _secrets ? SecretDetector.Signs : []], StringComparison.Ordinal);
        _partsOfNames = SearchValues.Create([.. _names ? KeyRules.Literals(options.Keys) : []], StringComparison.OrdinalIgnoreCase);
    }

    internal PrivacyOptions Options => _options;

    /// <summary>Whether the value of a key is secret by its name.</summary>
    internal bool IsSecretKey(ReadOnlySpan<char> name) => _keys.Match(name) && !_keep.Match(name);

    /// <summary>Whether the value of a key is never looked at.</summary>
    internal bool IsKeptKey(ReadOnlySpan<char> name) => _keep.Match(name);

    /// <summary>What a text may hold.</summary>
    internal Suspicion Look(ReadOnlySpan<char> text)
    {
        if (text.Length < CardDetector.Shortest && !text.ContainsAny(Marks))
        {
            return Suspicion.None;
        }

        var suspicion = Suspicion.None;
        if ((_mails || _secrets) && text.IndexOfAny('@', '%') is var at and >= 0 && (text[at] == '@' || HasSign(text[at..])))
        {
            suspicion |= Suspicion.Mails;
        }

        if ((_names && text.ContainsAny(MarksOfNames) && text.ContainsAny(_partsOfNames)) || (text.Length >= SecretDetector.Shortest && text.ContainsAny(_signs)))
        {
            suspicion |= Suspicion.Secrets;
        }

        if (_cards && CardDetector.IsPossible(text))
        {
            suspicion |= Suspicion.Cards;
        }

        return _ips && IpDetector.IsPossible(text) ? suspicion | Suspicion.Ips : suspicion;
    }

    private static bool HasSign(ReadOnlySpan<char> text) => text.Contains('@') || text.Contains("%40", StringComparison.Ordinal);

    /// <summary>The text with markers; the text itself when there is nothing to take out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="suspicion">What it may hold.</param>
    /// <param name="tally">Counts what was taken out.</param>
    /// <param name="place">Member that holds the text, for the tally.</param>
    internal string Scrub(string text, Suspicion suspicion, ScrubTally tally, string place)
    {
        if (suspicion == Suspicion.None)
        {
            return text;
        }

        var findings = new Findings();
        Find(text, suspicion, findings);
        return findings.Count == 0 ? text : findings.Apply(text, tally, place);
    }

    private void Find(ReadOnlySpan<char> text, Suspicion suspicion, Findings findings)
    {
        // What is found first wins: a password in an address looks like the beginning of a mail address.
        if (_secrets && suspicion.HasFlag(Suspicion.Secrets))
        {
            SecretDetector.Find(text, findings);
        }

        if (_names && suspicion.HasFlag(Suspicion.Secrets))
        {
            AssignmentDetector.Find(text, this, findings);
        }

        if (_secrets && suspicion.HasFlag(Suspicion.Mails))
        {
            SecretDetector.FindInAddresses(text, findings);
        }

        if (_mails && suspicion.HasFlag(Suspicion.Mails))
        {
            MailDetector.Find(text, findings);
        }

        if (_cards && suspicion.HasFlag(Suspicion.Cards))
        {
            CardDetector.Find(text, findings);
        }

        if (_ips && suspicion.HasFlag(Suspicion.Ips))
        {
            IpDetector.Find(text, _options.Ip, findings);
        }
    }
}
