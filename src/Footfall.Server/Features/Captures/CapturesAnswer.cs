namespace Footfall.Server.Features.Captures;

/// <summary>What is logged.</summary>
/// <param name="Policy">Lines of the setting <c>Intake:Policy</c>: what is stored of whoever sends.</param>
/// <param name="KitPolicy">Lines of the setting <c>Kit:Policy</c>: what the browser kit records.</param>
/// <param name="Dropped">Events that the policy left out since the server started, by verb.</param>
/// <param name="Rules">Capture rules that hold, and those of the last month, the newest first.</param>
internal sealed record CapturesAnswer(IReadOnlyList<string> Policy, IReadOnlyList<string> KitPolicy, IReadOnlyDictionary<string, long> Dropped, IReadOnlyList<CaptureEntry> Rules);
