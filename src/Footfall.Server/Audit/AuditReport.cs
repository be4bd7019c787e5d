namespace Footfall.Server.Audit;

/// <summary>What a check of the audit found.</summary>
/// <param name="Records">Records in the chain.</param>
/// <param name="Events">Events that show them.</param>
/// <param name="Head">Hash of the newest record. Keep it elsewhere: a later check that is given it sees whether the chain still holds it.</param>
/// <param name="Foreign">Events of the org footfall that somebody else sent; no part of the audit.</param>
/// <param name="Problems">What is wrong, at most 100 sentences; empty when all is well.</param>
internal sealed record AuditReport(int Records, int Events, string? Head, int Foreign, IReadOnlyList<string> Problems);
