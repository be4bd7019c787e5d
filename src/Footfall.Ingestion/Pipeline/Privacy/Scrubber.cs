using Footfall.Model;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Takes out of events what must not be stored, before anything is written. Ids stay: events are told apart and joined by
/// them. An event's own id comes from its content as sent, so scrubbing changes no identity.
/// </summary>
public sealed class Scrubber
{
    private readonly TextScrubber _texts;
    private readonly JsonScrubber _json;
    private readonly UserEmails _emails;
    private readonly FieldRules _userPayload;
    private readonly FieldRules _record;
    private readonly FieldRules _userRecord;

    /// <summary>Creates it.</summary>
    public Scrubber(PrivacyOptions options, PrivacyCounters counters)
    {
        Options = options;
        Counters = counters;
        _texts = new TextScrubber(options);
        _json = new JsonScrubber(_texts);
        _emails = new UserEmails(options.UserEmail);
        _userPayload = FieldRules.OfUserPayload(_emails);
        _record = FieldRules.OfRecord(_emails, payload: null);
        _userRecord = FieldRules.OfRecord(_emails, _userPayload);
    }

    /// <summary>The rules.</summary>
    public PrivacyOptions Options { get; }

    /// <summary>What was taken out so far.</summary>
    public PrivacyCounters Counters { get; }

    /// <summary>What may be stored of a delivery; the delivery itself when it is clean.</summary>
    public Delivery Scrub(Delivery delivery)
    {
        var tally = new ScrubTally();
        var events = Scrub(delivery.Batch.Events, e => Scrub(e, tally));
        var rejected = Scrub(delivery.Rejected, r => ScrubRecord(r.Content, tally) is var content && ReferenceEquals(content, r.Content) ? r : r with { Content = content });
        Counters.Add(tally);
        return ReferenceEquals(events, delivery.Batch.Events) && ReferenceEquals(rejected, delivery.Rejected)
            ? delivery
            : delivery with { Batch = delivery.Batch with { Events = events }, Rejected = rejected };
    }

    /// <summary>What may be stored of an event; the event itself when it is clean.</summary>
    public Event Scrub(Event e, ScrubTally tally)
    {
        var ofUser = e.Scope.EndsWith(":user", StringComparison.Ordinal);
        var payload = e.Payload is null ? null : ScrubPayload(e.Payload, ofUser, tally);
        var objName = Text(e.ObjName, tally, "obj_name");
        var objVal = ScrubValue(e, ofUser, tally);
        var function = Text(e.Function, tally, "function");
        var client = Text(e.ClientName, tally, "client_name");
        var os = Text(e.Os, tally, "os");
        var email = Identity(e.UserEmail, tally, "user_email");
        var name = Identity(e.UserName, tally, "user_name");
        return ReferenceEquals(payload, e.Payload) && ReferenceEquals(objName, e.ObjName) && ReferenceEquals(objVal, e.ObjVal) && ReferenceEquals(function, e.Function)
            && ReferenceEquals(client, e.ClientName) && ReferenceEquals(os, e.Os) && ReferenceEquals(email, e.UserEmail) && ReferenceEquals(name, e.UserName)
            ? e
            : e with { Payload = payload, ObjName = objName, ObjVal = objVal, Function = function, ClientName = client, Os = os, UserEmail = email, UserName = name };
    }

    /// <summary>A free text.</summary>
    public string ScrubText(string text, ScrubTally tally, string place = "text") => _texts.Scrub(text, _texts.Look(text), tally, place);

    /// <summary>A record as it was sent: JSON, or what was meant to be.</summary>
    public string ScrubRecord(string content, ScrubTally tally)
    {
        var dirty = MayHoldMore(content) || Options.UserEmail != UserEmailTreatment.Keep;
        var ofUser = content.Contains(":user\"", StringComparison.Ordinal);
        return dirty ? _json.Scrub(content, ofUser ? _userRecord : _record, tally, "") ?? ScrubText(content, tally) : content;
    }

    private string ScrubPayload(string payload, bool ofUser, ScrubTally tally)
    {
        var rulesOfUser = ofUser && Options.UserEmail != UserEmailTreatment.Keep;
        if (ReferenceEquals(payload, tally.CleanPayload) && !rulesOfUser)
        {
            return payload;
        }

        var dirty = MayHoldMore(payload) || rulesOfUser;
        tally.CleanPayload = dirty ? tally.CleanPayload : payload;
        return dirty ? _json.Scrub(payload, ofUser ? _userPayload : null, tally, "payload") ?? ScrubText(payload, tally, "payload") : payload;
    }

    private string? ScrubValue(Event e, bool ofUser, ScrubTally tally)
    {
        // CVAT's updates have the field in obj_name and its new value in obj_val (semantics 4.2).
        if (e.ObjName is { } field && e.ObjVal is { Length: > 0 } && e.Scope.StartsWith("update:", StringComparison.Ordinal) && _texts.IsSecretKey(field))
        {
            tally.Add(PrivacyRule.Keys, "obj_val");
            return AssignmentDetector.Marker;
        }

        return ofUser ? Identity(e.ObjVal, tally, "obj_val") : Text(e.ObjVal, tally, "obj_val");
    }

    /// <summary>Whether JSON is to be read token by token. Behind a \u anything can hide.</summary>
    private bool MayHoldMore(string json) => _texts.Look(json) != Suspicion.None || (json.Contains('\\') && json.Contains("\\u", StringComparison.Ordinal));

    private string? Text(string? text, ScrubTally tally, string place) => text is null ? null : ScrubText(text, tally, place);

    private string? Identity(string? text, ScrubTally tally, string place) =>
        text is null || Options.UserEmail == UserEmailTreatment.Keep ? text : _emails.Scrub(text, tally, place);

    /// <summary>The same list, as long as nothing in it changes.</summary>
    private static IReadOnlyList<T> Scrub<T>(IReadOnlyList<T> items, Func<T, T> scrub)
        where T : class
    {
        List<T>? changed = null;
        for (var i = 0; i < items.Count; i++)
        {
            var item = scrub(items[i]);
            if (changed is null && !ReferenceEquals(item, items[i]))
            {
                changed = [.. items.Take(i)];
            }

            changed?.Add(item);
        }

        return changed ?? items;
    }
}
