namespace Footfall.Server.Features.Machine;

/// <summary>A question in SQL.</summary>
/// <param name="Sql">One statement that reads.</param>
internal sealed record QueryRequest(string Sql);
