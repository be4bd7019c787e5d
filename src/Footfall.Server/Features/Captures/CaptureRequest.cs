namespace Footfall.Server.Features.Captures;

/// <summary>A capture rule to be made.</summary>
/// <param name="Reason">What it is for.</param>
/// <param name="Minutes">How long it holds: 1 to 10,080 (a week); 60 when left out.</param>
/// <param name="Scopes">Scopes of events, <c>*</c> for any verb or object: <c>log:*</c>. All when left out.</param>
/// <param name="Level">Least level of log lines: debug (when left out), info, warning or error.</param>
/// <param name="UserId">Of which user; all when left out.</param>
/// <param name="Package">Of which package; all when left out.</param>
/// <param name="MaxEvents">How many events may come in under it, 1 to 10,000,000; then it is over. 10,000 when left out.</param>
internal sealed record CaptureRequest(string? Reason, int? Minutes = null, IReadOnlyList<string>? Scopes = null, string? Level = null, string? UserId = null, string? Package = null, long? MaxEvents = null);
