using System.Collections.Frozen;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>How the members of one kind of object are treated.</summary>
internal sealed class FieldRules
{
    private readonly FrozenDictionary<string, FieldTreatment> _byName;

    private FieldRules(UserEmails emails, params (FieldTreatment Treatment, string[] Names)[] treatments)
    {
        UserEmails = emails;
        _byName = treatments.SelectMany(t => t.Names.Select(n => KeyValuePair.Create(n, t.Treatment))).ToFrozenDictionary();
    }

    internal UserEmails UserEmails { get; }

    /// <summary>How the members of member <c>payload</c> are treated; null where all are alike.</summary>
    internal FieldRules? Payload { get; private init; }

    /// <summary>The payload of an event about a user: what it says of the user is what the event is for.</summary>
    internal static FieldRules OfUserPayload(UserEmails emails) =>
        new(emails, (FieldTreatment.UserEmail, ["email", "username", "name", "login"]));

    /// <summary>A record as it was sent, in any format: ids and names stay, free text is scrubbed.</summary>
    /// <param name="emails">What becomes of users' addresses.</param>
    /// <param name="payload">Of its payload.</param>
    internal static FieldRules OfRecord(UserEmails emails, FieldRules? payload) => new(
        emails,
        (FieldTreatment.Keep, ["scope", "source", "timestamp", "agent", "package", "level", "client_version", "org_slug"]),
        (FieldTreatment.UserEmail, ["user_email", "user_name"]))
    {
        Payload = payload,
    };

    internal FieldTreatment Of(string name) => _byName.GetValueOrDefault(name, FieldTreatment.Scrub);
}
