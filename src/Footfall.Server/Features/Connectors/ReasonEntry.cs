namespace Footfall.Server.Features.Connectors;

/// <summary>How many executions cannot be read for one reason.</summary>
/// <param name="Reason">One of a closed set.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What would help.</param>
/// <param name="Count">Executions.</param>
internal sealed record ReasonEntry(string Reason, string Message, string Advice, int Count);
