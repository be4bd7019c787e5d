namespace Footfall.Server.Features.Sql;

/// <summary>What SQL may name: for completion in editors.</summary>
/// <param name="Tables">Tables and their columns.</param>
/// <param name="Functions">Functions.</param>
internal sealed record SqlSchemaAnswer(IReadOnlyList<SqlTable> Tables, IReadOnlyList<string> Functions);
