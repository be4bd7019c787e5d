namespace Footfall.Server.Audit;

/// <summary>Marks a route whose use is written down.</summary>
/// <param name="Scope">What using it is, <c>verb:object</c>.</param>
internal sealed record AuditedRoute(string Scope);
