namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>Users' mail addresses, as the setting says.</summary>
internal sealed class UserEmails(UserEmailTreatment treatment)
{
    /// <summary>What of an address is stored; null for nothing. A text that is no address stays.</summary>
    internal string? Scrub(string text, ScrubTally tally, string place)
    {
        var at = text.LastIndexOf('@');
        if (treatment == UserEmailTreatment.Keep || at < 0 || text.StartsWith(MailDetector.Marker, StringComparison.Ordinal))
        {
            return text;
        }

        tally.Add(PrivacyRule.UserEmails, place);
        return treatment == UserEmailTreatment.Domain ? $"{MailDetector.Marker}{text[at..]}" : null;
    }
}
