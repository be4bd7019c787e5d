using System.Text.Json;

namespace Footfall.Analytics.WorkingTime;

/// <summary>A page of the working-time table.</summary>
/// <param name="Rows">Its rows: columns by name, unknown values null.</param>
/// <param name="Totals">Sums over the whole table.</param>
public sealed record WorkPage(List<Dictionary<string, JsonElement>> Rows, WorkTotals Totals);
