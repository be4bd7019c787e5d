namespace Footfall.Ingestion.Pipeline;

/// <summary>What tells one session from another.</summary>
/// <param name="Session">Its id at the sender.</param>
/// <param name="Scope">What was used.</param>
/// <param name="User">Who used it.</param>
/// <param name="Workspace">In which workspace.</param>
/// <param name="Start">When it began.</param>
public readonly record struct SessionReport(string Session, string Scope, string? User, string? Workspace, DateTimeOffset Start);
