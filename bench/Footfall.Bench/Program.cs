using Footfall.Bench;

var options = BenchOptions.Read(args);
var folder = Directory.CreateTempSubdirectory("footfall-bench-").FullName;
try
{
    var results = new List<Result>();
    if (options.Only.Contains("intake"))
    {
        results.AddRange(await IntakeFigures.MeasureAsync(options, folder));
    }

    if (options.Only.Contains("stages"))
    {
        results.AddRange(await StageFigures.MeasureAsync(options, folder));
    }

    if (options.Only.Contains("pages"))
    {
        results.AddRange(await PageFigures.MeasureAsync(options, folder));
    }

    if (options.Only.Contains("stats"))
    {
        results.AddRange(await StatsFigures.MeasureAsync(options, folder));
    }

    if (options.Only.Contains("runs"))
    {
        results.AddRange(await RunFigures.MeasureAsync(options, folder));
    }

    Report.Print(results);
    Report.Save(results, options, Path.Combine(Environment.CurrentDirectory, "bench", "results.json"));
    Console.WriteLine("Also in bench/results.json. Compare figures of one run only: absolute ones depend on the machine and its other work.");
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
