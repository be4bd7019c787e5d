namespace Footfall.Server.Features.Kit;

/// <summary>What the browser kit keeps.</summary>
/// <param name="Scopes">By scope, <c>*</c> for any verb or object: whether its events are kept. The most exact one counts.</param>
/// <param name="Level">Least level of log lines; null where the page decides.</param>
/// <param name="SendSeconds">Seconds between two sends.</param>
/// <param name="Capture">What is kept whatever the rest says.</param>
internal sealed record KitPolicyAnswer(IReadOnlyDictionary<string, bool> Scopes, string? Level, int SendSeconds, IReadOnlyList<KitCapture> Capture);
