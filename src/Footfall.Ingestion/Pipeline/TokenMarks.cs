using Footfall.Model;

namespace Footfall.Ingestion.Pipeline;

/// <summary>What a token does to the events that come with it, whatever they say (semantics 1.1, 10.2).</summary>
internal static class TokenMarks
{
    internal static Delivery Apply(Delivery delivery)
    {
        var caller = delivery.Caller;
        var isBrowser = caller.Kind == CallerKind.BrowserToken;
        if (!isBrowser && caller.Token.IdPrefix is null)
        {
            return delivery;
        }

        var events = delivery.Batch.Events.Select(e => isBrowser ? OfBrowser(e, delivery.Identity) : e);
        var marked = caller.Token.IdPrefix is { } prefix ? events.Select(e => WithPrefix(e, prefix)) : events;
        return delivery with { Batch = delivery.Batch with { Events = [.. marked] } };
    }

    /// <summary>
    /// The token is public, so anybody may say anything with it: neither who it was nor that a server saw it. Who it was is what
    /// the platform's server signed, as long as that held.
    /// </summary>
    private static Event OfBrowser(Event e, PageIdentity? identity)
    {
        var who = identity is not null && e.Time <= identity.Expires ? identity : null;
        return e with
        {
            Source = Source.Client,
            Kind = e.Kind == EventKind.Audit ? EventKind.Usage : e.Kind,
            UserId = who?.UserId,
            UserName = who?.UserName,
            UserEmail = who?.UserEmail,
            OrgId = who?.OrgId ?? e.OrgId,
            OrgSlug = who?.OrgSlug ?? e.OrgSlug,
        };
    }

    private static Event WithPrefix(Event e, string prefix)
    {
        return e with
        {
            OrgId = Mark(e.OrgId),
            WorkspaceId = Mark(e.WorkspaceId),
            ProjectId = Mark(e.ProjectId),
            TaskId = Mark(e.TaskId),
            JobId = Mark(e.JobId),
            UserId = Mark(e.UserId),
            ObjId = Mark(e.ObjId),
            SessionId = Mark(e.SessionId),
            RunId = Mark(e.RunId),
            Agent = Mark(e.Agent),
        };

        string? Mark(string? id) => id is null ? null : prefix + id;
    }
}
