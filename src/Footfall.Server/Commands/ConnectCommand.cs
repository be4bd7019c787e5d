using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Features.Connectors;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary><c>footfall connect kodosumi --from DIR</c>.</summary>
internal static class ConnectCommand
{
    private const int ReasonsShown = 20;

    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "Kodosumi's data folder, which holds admin.db and execution. It is only read.", HelpName = "DIR", Required = true };
        var org = new Option<string?>("--org") { Description = "Short name of the org that its runs belong to.", HelpName = "SLUG" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var kodosumi = new Command("kodosumi", "Takes in all executions of a Kodosumi data folder that are there by now. Doing it again takes in what is new, and nothing twice.") { from, org, json };
        kodosumi.Validators.Add(r =>
        {
            if (r.GetValue(org) is { } slug && ConnectorSettings.WhyNot("/", slug) is { } mistake)
            {
                r.AddError($"--org {mistake.Rule}, but is '{slug}'.");
            }
        });
        kodosumi.SetAction(async (result, cancellationToken) =>
        {
            var folder = result.GetValue(from)!;
            if (!folder.Exists)
            {
                throw new CommandException($"There is no folder {folder.FullName}.");
            }

            await using var server = await LocalServer.ConnectAsync(Settings.Read(settings), cancellationToken);
            var answer = await TakeAsync(server.Client, new FolderRequest(folder.FullName, result.GetValue(org)), cancellationToken);
            if (answer.Mode == "missing")
            {
                throw new CommandException(answer.Trouble!);
            }

            Console.WriteLine(result.GetValue(json) ? JsonSerializer.Serialize(answer, StoreRows.Json) : Describe(answer));

            // Of a folder in which nothing could be read a script must hear.
            return answer is { Read: 0, Skipped: > 0 } ? CommandLine.Failed : CommandLine.Done;
        });
        return new Command("connect", "Takes in what another program's folder holds.") { kodosumi };
    }

    private static async Task<FolderAnswer> TakeAsync(HttpClient client, FolderRequest request, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync("/api/v1/connectors/kodosumi/take", request, StoreRows.Json, cancellationToken);
        await Replies.EnsureAsync(response, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<FolderAnswer>(StoreRows.Json, cancellationToken))!;
    }

    private static string Describe(FolderAnswer answer)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{answer.Path}: {answer.Read:N0} of {Counted.Of(answer.Databases, "execution")} {(answer.Databases == 1 ? "is" : "are")} taken in, with {Counted.Of(answer.Rows, "event")} and {Counted.Of(answer.Users, "user")}.");
        if (answer.Archived + answer.WithoutDatabase > 0)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {answer.Archived:N0} {(answer.Archived == 1 ? "was" : "were")} deleted in Kodosumi, {Counted.Of(answer.WithoutDatabase, "folder has", "folders have")} no database.");
        }

        if (answer.UsersTrouble is { } trouble)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  The users in admin.db cannot be read. {trouble}");
        }

        foreach (var reason in answer.Reasons.Take(ReasonsShown))
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {reason.Count:N0} skipped, {reason.Reason}: {reason.Message} {reason.Advice}");
        }

        return text.ToString();
    }
}
