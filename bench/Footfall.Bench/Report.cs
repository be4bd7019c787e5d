using System.Globalization;
using System.Text.Json;

namespace Footfall.Bench;

/// <summary>The figures as a table and as JSON.</summary>
internal static class Report
{
    internal static void Print(IReadOnlyList<Result> results)
    {
        var width = results.Max(r => r.What.Length);
        Console.WriteLine();
        foreach (var r in results)
        {
            var mark = r.Holds switch { true => "holds", false => "MISSED", _ => "" };
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.What.PadRight(width)}  {Short(r.Figure),12} {r.Unit,-9} {r.Bar,-34} {mark}"));
        }

        Console.WriteLine();
    }

    internal static void Save(IReadOnlyList<Result> results, BenchOptions options, string path)
    {
        var body = new
        {
            date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            cores = Environment.ProcessorCount,
            events = options.Events,
            results,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(body, new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }));
    }

    private static string Short(double figure) => figure.ToString(figure >= 1000 ? "N0" : figure >= 10 ? "N1" : "N2", CultureInfo.InvariantCulture);
}
