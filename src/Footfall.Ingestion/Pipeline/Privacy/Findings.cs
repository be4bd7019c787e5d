using System.Text;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>What was found in one text. Of findings that overlap the first that was added counts.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _found = [];

    internal int Count => _found.Count;

    internal void Add(int start, int end, string marker, PrivacyRule rule)
    {
        if (start < end && !_found.Exists(f => start < f.End && f.Start < end))
        {
            _found.Add(new Finding(start, end, marker, rule));
        }
    }

    /// <summary>The text with markers, and what they stand for in <paramref name="tally"/>.</summary>
    internal string Apply(ReadOnlySpan<char> text, ScrubTally tally, string where)
    {
        _found.Sort((a, b) => a.Start.CompareTo(b.Start));
        var scrubbed = new StringBuilder(text.Length);
        var at = 0;
        foreach (var finding in _found)
        {
            scrubbed.Append(text[at..finding.Start]).Append(finding.Marker);
            at = finding.End;
            tally.Add(finding.Rule, where);
        }

        return scrubbed.Append(text[at..]).ToString();
    }
}
