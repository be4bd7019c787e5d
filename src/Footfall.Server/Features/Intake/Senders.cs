using System.Globalization;
using Footfall.Analytics.Intake;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Intake;

/// <summary>Brings together what was counted of senders, what the last receipts say, and which tokens there are.</summary>
internal static class Senders
{
    internal static List<SenderEntry> Of(IReadOnlyList<TotalRow> totals, IReadOnlyList<Receipt> newest, IReadOnlyList<AccessToken> tokens)
    {
        var names = tokens.ToDictionary(t => OwnerOf(t), t => t.Name);
        var seen = totals.GroupBy(t => (t.Owner, t.Protocol)).Select(g => Entry(g.ToList(), newest, names)).ToList();
        var silent = tokens.Where(t => seen.TrueForAll(s => s.Owner != OwnerOf(t)))
            .Select(Silent);
        return [.. seen.Concat(silent).OrderBy(s => s.Token, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Owner, StringComparer.Ordinal).ThenBy(s => s.Protocol, StringComparer.Ordinal)];
    }

    /// <summary>Whether an outcome is the reason of a rejection.</summary>
    internal static bool IsRejection(TotalRow row) => row.Outcome is not (Tally.Accepted or Tally.Duplicate or Bookkeeper.Refused);

    private static SenderEntry Entry(List<TotalRow> rows, IReadOnlyList<Receipt> newest, Dictionary<string, string> names)
    {
        var (owner, protocol) = (rows[0].Owner, rows[0].Protocol);
        var rejected = rows.Where(IsRejection).ToList();
        var accepted = rows.Find(r => r.Outcome == Tally.Accepted);
        var duplicates = rows.Find(r => r.Outcome == Tally.Duplicate);
        var own = newest.Where(r => r.Owner == owner && r.Protocol == protocol).ToList();
        return new SenderEntry
        {
            Owner = owner,
            Token = names.GetValueOrDefault(owner) ?? rows.MaxBy(r => r.Last)!.Token,
            Protocol = protocol,
            IsRevoked = owner.StartsWith("token:", StringComparison.Ordinal) && !names.ContainsKey(owner),
            Accepted = accepted?.Records ?? 0,
            Duplicates = duplicates?.Records ?? 0,
            Rejected = rejected.Sum(r => r.Records),
            RejectedToday = rejected.Sum(r => r.Today),
            Reasons = [.. rejected.OrderByDescending(r => r.Records).Select(r => new ReasonCount(r.Outcome, r.Records))],
            Refused = rows.Find(r => r.Outcome == Bookkeeper.Refused)?.Records ?? 0,
            FirstEvent = accepted?.First,
            LastEvent = accepted is null ? null : duplicates?.Last > accepted.Last ? duplicates.Last : accepted.Last,
            LagMs = own.Find(r => r.LagMs is not null)?.LagMs,
            CorrectionMs = own.Find(r => r.CorrectionMs is not null)?.CorrectionMs,
        };
    }

    private static SenderEntry Silent(AccessToken token) => new()
    {
        Owner = OwnerOf(token),
        Token = token.Name,
        IsRevoked = false,
        Accepted = 0,
        Duplicates = 0,
        Rejected = 0,
        RejectedToday = 0,
        Reasons = [],
        Refused = 0,
    };

    private static string OwnerOf(AccessToken token) => string.Create(CultureInfo.InvariantCulture, $"token:{token.Id}");
}
