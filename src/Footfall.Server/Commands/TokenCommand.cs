using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Features.Tokens;

namespace Footfall.Server.Commands;

/// <summary><c>footfall token create | list | revoke | sign</c>.</summary>
internal static class TokenCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings) => new("token", "Makes, lists and revokes access tokens.")
    {
        CreateCreate(settings),
        CreateList(settings),
        CreateRevoke(settings),
        TokenSignCommand.Create(),
    };

    private static Command CreateCreate(IReadOnlyDictionary<string, string> settings)
    {
        var options = new TokenOptions();
        var command = new Command("create", "Makes a token and prints it alone on standard output. It is shown this once.");
        options.AddTo(command);
        var limits = new TokenLimitOptions(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var server = await LocalServer.ConnectAsync(Settings.Read(settings), cancellationToken);
            using var response = await server.Client.PostAsJsonAsync("/api/v1/tokens", options.Read(result, limits.Read(result)), StoreRows.Json, cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            var token = await response.Content.ReadFromJsonAsync<NewToken>(StoreRows.Json, cancellationToken);
            Console.WriteLine(token!.Token);
            return CommandLine.Done;
        });
        return command;
    }

    private static Command CreateList(IReadOnlyDictionary<string, string> settings)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("list", "Lists the tokens that were not revoked.") { json };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            var tokens = await server.Client.GetFromJsonAsync<List<TokenEntry>>("/api/v1/tokens", StoreRows.Json, cancellationToken);
            if (result.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(tokens, StoreRows.Json));
                return CommandLine.Done;
            }

            foreach (var token in tokens!)
            {
                Console.WriteLine(Describe(token));
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command CreateRevoke(IReadOnlyDictionary<string, string> settings)
    {
        var which = new Argument<string>("TOKEN") { Description = "Its number in 'token list', or its name." };
        var command = new Command("revoke", "Revokes a token. Whoever uses it is refused from now on.") { which };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            using var response = await server.Client.DeleteAsync($"/api/v1/tokens/{Uri.EscapeDataString(result.GetValue(which)!)}", cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }

    private static string Describe(TokenEntry token)
    {
        var notes = new List<string>
        {
            token.Expires is { } expires ? expires.ToString("'expires 'yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "expires never",
            token.LastUsed is { } used ? used.ToString("'last used 'yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "never used",
        };
        notes.AddRange(token.Account is { } account ? [$"as {account}"] : []);
        notes.AddRange(token.Scopes is { } scopes ? [$"only {string.Join(", ", scopes)}"] : []);
        notes.AddRange(token.Origins.Count > 0 ? [$"from {string.Join(", ", token.Origins)}"] : []);
        notes.AddRange(token.IdPrefix is { } prefix ? [$"ids begin with {prefix}"] : []);
        notes.AddRange(token.SuppliesWorkingTime.Count > 0 ? [$"supplies working time itself of {string.Join(", ", token.SuppliesWorkingTime.Select(o => o.Length == 0 ? "no org" : o))}"] : []);
        return FormattableString.Invariant($"{token.Id,4}  {token.Kind,-8}  {token.Hint}...  {token.Name}  made {token.Created:yyyy-MM-dd}, {string.Join(", ", notes)}{TokenLimitOptions.Describe(token.Limits)}");
    }
}
