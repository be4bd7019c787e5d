namespace Footfall.Server.Commands;

/// <summary>A line of an imported file that was not taken.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Reason">One of the closed set of reasons.</param>
/// <param name="Message">The member and the rule.</param>
/// <param name="Text">The line, or its first 2,000 characters.</param>
internal sealed record RejectedLine(long Line, string Reason, string Message, string Text);
