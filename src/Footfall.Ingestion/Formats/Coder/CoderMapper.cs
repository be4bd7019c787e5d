using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Coder;

/// <summary>
/// Turns reports into events. Accounts report on themselves, whatever they say; a server's token reports on the users it names.
/// A sample says no time: it happened when it was received, and two of one user, workspace and source in one minute are one,
/// because a minute with a sample counts once. Source: <c>specs/coder.md</c> A1.4, the counting rule.
/// </summary>
internal sealed class CoderMapper(Caller caller, string? idempotencyKey, DateTimeOffset received)
{
    private readonly Guid _batch = IntakeRequest.BatchOr(received);
    private readonly ContentIds _ids = new($"{caller.Owner}\0{caller.UserId}");

    /// <summary>Whose ids the events have.</summary>
    internal string Owner { get; } = $"{caller.Owner}\0{caller.UserId}";

    private bool OfAccount => caller.Kind == CallerKind.Account;

    internal Event Map(CoderReport report)
    {
        var source = OfAccount ? Source.Client : Source.Server;
        var time = report.Start ?? received;
        var user = OfAccount ? caller.UserId : report.User;
        return new Event
        {
            Id = Identify(report, user),
            Batch = _batch,
            Position = (uint)report.Index,
            Time = time,
            Received = received,
            Scope = report.Scope,
            Kind = EventKind.Of(report.Scope, source, hasPackage: false, statedKind: null),
            Source = source,
            Duration = report.Duration,
            OrgId = report.Org,
            WorkspaceId = report.Workspace,
            UserId = user,
            UserName = OfAccount ? caller.Name : report.UserName,
            UserEmail = OfAccount ? caller.Email : null,
            SessionId = report.Session,
            Payload = report.Payload,
        };
    }

    private Guid Identify(CoderReport report, string? user)
    {
        if (report.Id is { } id)
        {
            return EventId.FromText(Owner, id);
        }

        if (report is { Session: { } session, Start: { } start } && Activity.IsReport(report.Scope))
        {
            return Activity.SessionId(Owner, new SessionReport(session, report.Scope, user, report.Workspace, start));
        }

        if (idempotencyKey is not null)
        {
            return EventId.FromKey(Owner, idempotencyKey, report.Index);
        }

        var minute = received.UtcTicks / TimeSpan.TicksPerMinute;
        return report.Start is null
            ? EventId.FromSession(Owner, $"{report.Session}\0{report.Scope}\0{user}\0{report.Workspace}\0{minute}\0{report.Payload}")
            : _ids.Next(report.Content.Span);
    }
}
