namespace Footfall.Server.Features.Activity;

/// <summary>A day, or another bucket.</summary>
/// <param name="Time">Its begin.</param>
/// <param name="Minutes">Different minutes with activity, summed over users; minutes of several categories at once count once.</param>
/// <param name="Ide">Minutes of web IDEs.</param>
/// <param name="App">Minutes of apps.</param>
/// <param name="Tunnel">Minutes over SSH.</param>
/// <param name="WebTerminal">Minutes of terminals in the browser.</param>
/// <param name="Login">Minutes of signing in.</param>
/// <param name="Other">Minutes of all other categories, summed over them.</param>
internal sealed record ActivityDayPoint(DateTimeOffset Time, long Minutes, long Ide, long App, long Tunnel, long WebTerminal, long Login, long Other);
