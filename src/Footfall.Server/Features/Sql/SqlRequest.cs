using System.Text.Json;

namespace Footfall.Server.Features.Sql;

/// <summary>A statement to be run.</summary>
/// <param name="Sql">One SELECT. A value's place is <c>{name:Type}</c>.</param>
/// <param name="Parameters">The values by name: texts, numbers, booleans, null, or arrays of these.</param>
/// <param name="Database">Database that unqualified names mean; empty for the standard one, or <c>cvat</c>.</param>
internal sealed record SqlRequest(string? Sql, Dictionary<string, JsonElement>? Parameters, string? Database);
