using System.Text.RegularExpressions;
using Footfall.Analytics.Stats;
using Footfall.Server.Hosting;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Footfall.Server.Features.Stats;

/// <summary>
/// The metrics that an administrator added as files <c>metrics/*.yaml</c> in the data folder. They are read again when a file changes; one that is
/// wrong stands on the page with what is wrong with it, and takes nothing else away.
/// </summary>
internal sealed partial class OwnMetrics(DataFolder folder, StatsQuestions questions, TimeProvider time) : IDisposable
{
    /// <summary>Category of metrics that name none.</summary>
    internal const string Category = "own";

    private static readonly Dictionary<string, StatsScope> Scopes = new() { ["total"] = StatsScope.Total, ["period"] = StatsScope.Period, ["now"] = StatsScope.Now };

    private readonly IDeserializer _yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
    private readonly Dictionary<string, (DateTime Changed, StatsMetric Metric)> _read = [];
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>All categories: the built-in ones, each with what was added to it, then new ones.</summary>
    internal async Task<IReadOnlyList<StatsCategory>> CategoriesAsync(CancellationToken cancellationToken)
    {
        var own = (await ReadAsync(cancellationToken)).ToLookup(m => m.Category);
        var known = StatsCatalogue.All.Select(c => own.Contains(c.Key) ? c with { Metrics = [.. c.Metrics, .. own[c.Key]] } : c).ToList();
        known.AddRange(own.Where(g => StatsCatalogue.All.All(c => c.Key != g.Key)).Select(g => new StatsCategory(g.Key, TitleOf(g.Key), [.. g])));
        return known;
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<List<StatsMetric>> ReadAsync(CancellationToken cancellationToken)
    {
        var path = folder.Metrics;
        var files = Directory.Exists(path) ? Directory.GetFiles(path).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            return [];
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            var metrics = new List<StatsMetric>();
            foreach (var file in files)
            {
                var changed = File.GetLastWriteTimeUtc(file);
                if (!_read.TryGetValue(file, out var read) || read.Changed != changed)
                {
                    read = (changed, await ReadFileAsync(file, cancellationToken));
                    _read[file] = read;
                }

                var taken = metrics.Exists(m => m.FullKey == read.Metric.FullKey) || StatsCatalogue.Metrics.Any(m => m.FullKey == read.Metric.FullKey);
                metrics.Add(taken ? Wrong(file, $"key: there is a metric {read.Metric.FullKey} already.") : read.Metric);
            }

            return metrics;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<StatsMetric> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        OwnMetricFile read;
        try
        {
            read = _yaml.Deserialize<OwnMetricFile>(await File.ReadAllTextAsync(file, cancellationToken)) ?? new OwnMetricFile();
        }
        catch (YamlException e)
        {
            return Wrong(file, $"line {e.Start.Line}: {WordsOf(e)}");
        }
        catch (IOException e)
        {
            return Wrong(file, e.Message);
        }

        if (MistakeOf(read) is { } mistake)
        {
            return Wrong(file, mistake);
        }

        var dot = read.Key!.IndexOf('.', StringComparison.Ordinal);
        var metric = new StatsMetric(read.Key[(dot + 1)..], read.Title!, read.Definition!, read.Unit!, Scopes[read.Scope ?? "period"], StatsSource.Own)
        {
            Category = dot < 0 ? Category : read.Key[..dot],
            OwnSql = read.Sql!.Trim().TrimEnd(';'),
        };
        return await TryAsync(metric, cancellationToken) is { } refusal ? Wrong(file, $"sql: {refusal}") : metric;
    }

    /// <summary>What the engine says to the SQL; null when it gives a number.</summary>
    private Task<string?> TryAsync(StatsMetric metric, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return questions.OwnMistakeAsync(metric, new StatsAsk([new StatsWindow(now.AddMilliseconds(-1), now)], null, now), cancellationToken);
    }

    /// <summary>The reader of YAML speaks of its own types where the file has another form.</summary>
    private static string WordsOf(YamlException e)
    {
        var message = e.InnerException?.Message ?? e.Message;
        return UnknownKey().Match(message) is { Success: true } unknown
            ? $"there is no key {unknown.Groups["key"].Value}; there are key, title, definition, unit, scope and sql."
            : message.Contains("System.", StringComparison.Ordinal) || message.Contains("Footfall.", StringComparison.Ordinal)
            ? "a metric has the keys key, title, definition, unit, scope and sql, each with one text."
            : message;
    }

    private static string? MistakeOf(OwnMetricFile file) => file switch
    {
        { Key: null } => "key is required, for example projects.archived.",
        { Key: { } key } when !KeyRule().IsMatch(key) => $"key must be category.metric or metric, of a-z, 0-9 and _, but is '{key}'.",
        { Title: null or "" } => "title is required.",
        { Definition: null or "" } => "definition is required: what it counts, in words.",
        { Unit: null or "" } => "unit is required, in the plural: projects, users, seconds.",
        { Sql: null or "" } => "sql is required: one SELECT that gives one number.",
        { Scope: { } scope } when !Scopes.ContainsKey(scope) => $"scope must be total, period or now, but is '{scope}'.",
        _ => null,
    };

    /// <summary>Stands on the page where the metric would, so that the mistake is seen by who made it.</summary>
    private static StatsMetric Wrong(string file, string message)
    {
        var name = Path.GetFileName(file);
        return new StatsMetric(Safe().Replace(Path.GetFileNameWithoutExtension(file).ToLowerInvariant(), "_"), $"{name} is wrong", $"metrics/{name}: {message}", "nothing", StatsScope.Period, StatsSource.Own)
        {
            Category = Category,
            OwnSql = "SELECT NULL",
            IsWrong = true,
        };
    }

    private static string TitleOf(string category) => category == Category ? "Own metrics" : char.ToUpperInvariant(category[0]) + category[1..].Replace('_', ' ');

    [GeneratedRegex("^[a-z0-9_]+(\\.[a-z0-9_]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyRule();

    [GeneratedRegex("Property '(?<key>[^']*)' not found", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownKey();

    [GeneratedRegex("[^a-z0-9_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Safe();
}
