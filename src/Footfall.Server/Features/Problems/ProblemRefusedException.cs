namespace Footfall.Server.Features.Problems;

/// <summary>An action cannot be done; the message says why.</summary>
internal sealed class ProblemRefusedException(string message) : Exception(message);
