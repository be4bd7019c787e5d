namespace Footfall.Server.Features.Kodosumi;

/// <summary>What was asked for, repeated.</summary>
internal sealed record KodosumiFilters(int Hours, string? AgentName, string? User, string? Status, string? Search);
