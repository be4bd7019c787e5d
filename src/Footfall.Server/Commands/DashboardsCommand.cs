using System.CommandLine;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Features.Dashboards;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary><c>footfall dashboards import</c>: takes over what Grafana exported.</summary>
internal static class DashboardsCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A dashboard as Grafana exports it: JSON, for its ClickHouse data source." };
        var name = new Option<string?>("--name") { Description = "Name of the dashboard's file; made of the name of FILE without it." };
        var force = new Option<bool>("--force") { Description = "Take the place of a dashboard of that name." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var import = new Command("import", "Makes a dashboard of one of Grafana, and says what of it has no counterpart.") { file, name, force, json };
        import.SetAction(async (result, cancellationToken) =>
        {
            var source = result.GetValue(file)!;
            if (!source.Exists)
            {
                throw new CommandException($"There is no file {source.FullName}.");
            }

            var (dashboard, left) = Read(await File.ReadAllTextAsync(source.FullName, cancellationToken), source.Name);
            var target = TargetOf(new DataFolder(Settings.Read(settings).Data), result.GetValue(name) ?? Path.GetFileNameWithoutExtension(source.Name).ToLowerInvariant().Replace('_', '-'), result.GetValue(force));
            await File.WriteAllTextAsync(target, DashboardWriter.Write(dashboard), cancellationToken);
            Console.WriteLine(result.GetValue(json) ? JsonSerializer.Serialize(new DashboardImport(target, dashboard.Panels().Count(), dashboard.Variables.Count, left), StoreRows.Json) : Describe(target, dashboard, left));
            return CommandLine.Done;
        });
        return new Command("dashboards", "Dashboards as files.") { import };
    }

    private static (DashboardFile Dashboard, IReadOnlyList<string> Left) Read(string text, string name)
    {
        try
        {
            var read = GrafanaReader.Read(text);
            return read.Dashboard.Panels().Any() ? read : throw new CommandException($"{name} has no panel with SQL that could be taken. {string.Join(' ', read.Left)}");
        }
        catch (JsonException e)
        {
            throw new CommandException($"{name} is no JSON: {e.Message}");
        }
    }

    private static string TargetOf(DataFolder folder, string name, bool force)
    {
        if (!DashboardShelf.IsKey(name))
        {
            throw new CommandException($"'{name}' cannot be the name of a dashboard: it must be of a-z, 0-9 and -. Give another with --name.");
        }

        Directory.CreateDirectory(folder.Dashboards);
        var target = Path.Combine(folder.Dashboards, $"{name}.yaml");
        return force || !File.Exists(target) ? target : throw new CommandException($"{target} is there already. Give another name with --name, or --force to take its place.");
    }

    private static string Describe(string target, DashboardFile dashboard, IReadOnlyList<string> left)
    {
        var head = FormattableString.Invariant($"{target}: {Counted.Of(dashboard.Panels().Count(), "panel")}, {Counted.Of(dashboard.Variables.Count, "variable")}.");
        return left.Count == 0 ? head : $"{head}\nLeft out:\n{string.Join('\n', left.Select(l => $"  {l}"))}";
    }
}
