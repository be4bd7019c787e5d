using System.Globalization;
using Footfall.ClickHouse;
using Footfall.Server.Features.Connectors;

namespace Footfall.Server.Commands;

/// <summary>What the doctor says about connectors: folder seen, databases found, which are skipped and why, what is slow.</summary>
internal static class ConnectorFindings
{
    internal static async Task<IEnumerable<Finding>> OfAsync(HttpClient client, bool isOwn, CancellationToken cancellationToken)
    {
        var answer = (await client.GetFromJsonAsync<ConnectorsAnswer>($"/api/v1/connectors?look={(isOwn ? "true" : "false")}", StoreRows.Json, cancellationToken))!;
        return answer.Kodosumi.Count == 0
            ? [Finding.Good("connectors", "no folder of Kodosumi is watched. Connectors:Kodosumi:Folders names some, or Settings / Connectors adds them.")]
            : answer.Kodosumi.SelectMany(f => Of(f, isOwn));
    }

    private static IEnumerable<Finding> Of(FolderAnswer folder, bool isOwn)
    {
        var check = $"kodosumi {folder.Path}";
        if (folder.Mode == "missing")
        {
            yield return Finding.Bad(check, folder.Trouble!, "Check the path, the mount and the rights of the user that Footfall runs as.");
            yield break;
        }

        yield return OfDatabases(check, folder, isOwn);
        if (folder.Trouble is { } trouble)
        {
            yield return Finding.Warning(check, trouble, "Nothing is lost meanwhile; changes show a second later and cost a little.");
        }

        foreach (var reason in folder.Reasons)
        {
            yield return Finding.Warning(check, string.Create(CultureInfo.InvariantCulture, $"{reason.Count:N0} skipped, {reason.Reason}: {reason.Message}"), reason.Advice);
        }

        if (folder.UsersTrouble is { } users)
        {
            yield return Finding.Warning(check, $"the users in admin.db cannot be read. {users}", "Runs are shown under the ids of their users until then.");
        }

        if (folder is { IsSlow: true, Slowest: [var slowest, ..] })
        {
            yield return Finding.Warning(
                check,
                string.Create(CultureInfo.InvariantCulture, $"{slowest.User}/{slowest.Execution} took {slowest.Milliseconds:N0} ms to read; it has {slowest.Size / 1048576.0:N1} MB."),
                "Large databases whose writer is at work are copied to be read. That is the disk's speed; delete old executions in Kodosumi, or move the folder to a faster disk.");
        }
    }

    private static Finding OfDatabases(string check, FolderAnswer folder, bool isOwn)
    {
        if (folder.Executions + folder.Waiting == 0)
        {
            return Finding.Warning(check, "the folder is seen, but holds no execution.", "Check that it is the folder that Kodosumi writes to: KODO_EXEC_DIR, ./data/execution unless that is set. Hidden folders, and files beside the folders, do not count.");
        }

        var found = string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(folder.Executions, "execution")}, {folder.Databases:N0} with a database, {folder.Read:N0} taken in with {Counted.Of(folder.Rows, "event")}.");
        return folder.Waiting > 0 && isOwn
            ? Finding.Warning(check, string.Create(CultureInfo.InvariantCulture, $"{found} {folder.Waiting:N0} are new or changed and not taken in yet."), "A server that runs on this data folder takes them in; 'footfall connect kodosumi --from DIR' does so once.")
            : Finding.Good(check, $"{found} It is {folder.Mode}.");
    }
}
