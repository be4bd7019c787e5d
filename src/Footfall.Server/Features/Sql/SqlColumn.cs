namespace Footfall.Server.Features.Sql;

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The engine's type.</param>
internal sealed record SqlColumn(string Name, string Type);
