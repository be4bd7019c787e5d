using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Dashboards;

/// <summary>
/// The dashboards there are: those that ship, and the files <c>dashboards/*.yaml</c> of the data folder, which is the truth for whatever is saved. A file is
/// read again when it is asked for and has changed; while it is wrong, the last text that was right is shown with what is wrong beside it. Every text that
/// was right is kept under <c>dashboards/.versions/KEY/</c>, and so is one that ships before another takes its place.
/// </summary>
internal sealed partial class DashboardShelf(DataFolder folder, TimeProvider time) : IDisposable
{
    private const string Ending = ".yaml";
    private const string Resources = "Footfall.Server.Dashboards.";
    private const string ShippedVersion = "shipped";
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    private static readonly Dictionary<string, Dashboard> Shipped = LoadShipped();

    private readonly Dictionary<string, (DateTime Changed, long Length, Dashboard Shown)> _read = [];
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>The JSON schema of the files.</summary>
    internal static string Schema { get; } = Resource("dashboard.schema.json");

    /// <summary>All, by title.</summary>
    internal async Task<IReadOnlyList<Dashboard>> AllAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var keys = Directory.Exists(folder.Dashboards) ? Directory.GetFiles(folder.Dashboards, $"*{Ending}").Select(f => Path.GetFileNameWithoutExtension(f)) : [];
            var all = new List<Dashboard>();
            foreach (var key in keys.Where(IsKey).Union(Shipped.Keys))
            {
                // A file may be gone since the folder was listed.
                if (await ReadAsync(key, cancellationToken) is { } shown)
                {
                    all.Add(shown);
                }
            }

            return [.. all.OrderBy(d => d.File.Title, StringComparer.OrdinalIgnoreCase)];
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Files that lie among the dashboards and have another name than one can have.</summary>
    internal IReadOnlyList<string> Ignored() => Directory.Exists(folder.Dashboards)
        ? [.. Directory.GetFiles(folder.Dashboards).Select(f => Path.GetFileName(f)).Where(f => IsYaml(f) && !(f.EndsWith(Ending, StringComparison.Ordinal) && IsKey(f[..^Ending.Length]))).Order(StringComparer.Ordinal)]
        : [];

    private static bool IsYaml(string file) => !file.StartsWith('.') && Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML";

    /// <summary>One; null when there is none of that name.</summary>
    internal async Task<Dashboard?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return IsKey(key) ? await ReadAsync(key, cancellationToken) : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Saves a text that is right. False when the file is no longer the one that was edited.</summary>
    internal async Task<bool> SaveAsync(string key, string text, string? edited, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var now = await ReadAsync(key, cancellationToken);
            if (now is not null && now.Version != edited)
            {
                return false;
            }

            if (now is { Origin: "shipped" })
            {
                // The next version of Footfall may ship another.
                await KeepAsync(key, now.Text, cancellationToken);
            }

            Directory.CreateDirectory(folder.Dashboards);
            var half = Path.Combine(folder.Dashboards, $".{key}.half");
            await File.WriteAllTextAsync(half, text, cancellationToken);
            File.Move(half, FileOf(key), overwrite: true);
            await ReadAsync(key, cancellationToken);
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Names of the texts that were kept, the newest first, and of the one that ships last.</summary>
    internal IReadOnlyList<string> Versions(string key) => Shipped.ContainsKey(key) ? [.. Kept(key), ShippedVersion] : Kept(key);

    private IReadOnlyList<string> Kept(string key) =>
        Directory.Exists(VersionsOf(key)) ? [.. Directory.GetFiles(VersionsOf(key), $"*{Ending}").Select(f => Path.GetFileNameWithoutExtension(f)).OrderDescending(StringComparer.Ordinal)] : [];

    /// <summary>A text that was kept; null when there is none of that name.</summary>
    internal async Task<string?> VersionAsync(string key, string name, CancellationToken cancellationToken) =>
        name == ShippedVersion ? Shipped.GetValueOrDefault(key)?.Text
        : Kept(key).Contains(name) ? await File.ReadAllTextAsync(Path.Combine(VersionsOf(key), name + Ending), cancellationToken) : null;

    /// <summary>When a version was kept; null for the one that ships.</summary>
    internal static DateTimeOffset? TimeOf(string version) =>
        DateTimeOffset.TryParseExact(version, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>Whether a text may be the name of a dashboard.</summary>
    internal static bool IsKey(string key) => KeyRule().IsMatch(key);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<Dashboard?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(FileOf(key));
        if (!file.Exists)
        {
            _read.Remove(key);
            return Shipped.GetValueOrDefault(key);
        }

        if (_read.TryGetValue(key, out var read) && read.Changed == file.LastWriteTimeUtc && read.Length == file.Length)
        {
            return read.Shown;
        }

        var shown = await TakeAsync(key, read.Shown, cancellationToken);
        _read[key] = (file.LastWriteTimeUtc, file.Length, shown);
        return shown;
    }

    private async Task<Dashboard> TakeAsync(string key, Dashboard? before, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(FileOf(key), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LastGood(key, before) with { Problem = $"{key}{Ending}: {e.Message}" };
        }

        if (DashboardReader.Read(text, out var mistake) is not { } read)
        {
            return LastGood(key, before) with { Problem = $"{key}{Ending}: {mistake}", FileText = text, Version = VersionOf(text) };
        }

        await KeepAsync(key, text, cancellationToken);
        return new Dashboard(key, "file", text, read) { Version = VersionOf(text) };
    }

    /// <summary>What was shown before the file was wrong; after a start, the last text that was kept.</summary>
    private Dashboard LastGood(string key, Dashboard? before)
    {
        if (before is not null)
        {
            return before;
        }

        var kept = Kept(key).Select(v => File.ReadAllText(Path.Combine(VersionsOf(key), v + Ending))).FirstOrDefault();
        return kept is not null && DashboardReader.Read(kept, out _) is { } read ? new Dashboard(key, "file", kept, read) { Version = "" }
            : Shipped.GetValueOrDefault(key) ?? new Dashboard(key, "file", "", new DashboardFile { Title = key }) { Version = "" };
    }

    private async Task KeepAsync(string key, string text, CancellationToken cancellationToken)
    {
        if (Kept(key) is [var newest, ..] && await VersionAsync(key, newest, cancellationToken) == text)
        {
            return;
        }

        Directory.CreateDirectory(VersionsOf(key));
        var at = time.GetUtcNow();
        while (File.Exists(NameAt(at)))
        {
            // Names are times, and two texts may be kept within one of their units.
            at += TimeSpan.FromMilliseconds(1);
        }

        await File.WriteAllTextAsync(NameAt(at), text, cancellationToken);
        string NameAt(DateTimeOffset moment) => Path.Combine(VersionsOf(key), moment.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + Ending);
    }

    private string FileOf(string key) => Path.Combine(folder.Dashboards, key + Ending);

    private string VersionsOf(string key) => Path.Combine(folder.Dashboards, ".versions", key);

    private static string VersionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static Dictionary<string, Dashboard> LoadShipped() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Resources, StringComparison.Ordinal) && n.EndsWith(Ending, StringComparison.Ordinal))
        .Select(n => n[Resources.Length..])
        .Select(n => (Key: n[..^Ending.Length], Text: Resource(n)))
        .ToDictionary(s => s.Key, s => new Dashboard(s.Key, "shipped", s.Text, DashboardReader.Read(s.Text, out var mistake) ?? throw new InvalidOperationException($"{s.Key}: {mistake}")) { Version = VersionOf(s.Text) });

    private static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resources + name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,79}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyRule();
}
