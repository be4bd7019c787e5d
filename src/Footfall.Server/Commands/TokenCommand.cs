using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Footfall.ClickHouse;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Tokens;

namespace Footfall.Server.Commands;

/// <summary><c>footfall token create | list | revoke</c>.</summary>
internal static partial class TokenCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings) => new("token", "Makes, lists and revokes access tokens.")
    {
        CreateCreate(settings),
        CreateList(settings),
        CreateRevoke(settings),
    };

    private static Command CreateCreate(IReadOnlyDictionary<string, string> settings)
    {
        var name = new Argument<string>("NAME") { Description = "What people call it." };
        var ingest = new Option<bool>("--ingest") { Description = "For a server of the platform: may send events, and nothing else." };
        var expires = new Option<string?>("--expires") { Description = "How long it works: a number with h, d, w or y, for example 90d. Without it, until revoked." };
        expires.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string?>() is { } text && !Lifetime().IsMatch(text))
            {
                r.AddError($"--expires must be a number with h, d, w or y, for example 90d, but is '{text}'.");
            }
        });
        var command = new Command("create", "Makes a token and prints it alone on standard output. It is shown this once.") { name, ingest, expires };
        var limits = new TokenLimitOptions(command);
        command.Validators.Add(r =>
        {
            // Required is not enough: an option without a value counts as given.
            if (!r.GetValue(ingest))
            {
                r.AddError("Say what the token is for: --ingest, for a server that sends events.");
            }
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var server = await LocalServer.ConnectAsync(Settings.Read(settings), cancellationToken);
            var until = result.GetValue(expires) is { } text ? TimeProvider.System.GetUtcNow() + ReadLifetime(text) : (DateTimeOffset?)null;
            var request = new TokenRequest(result.GetValue(name), TokenKinds.Ingest, until, Limits: limits.Read(result));
            using var response = await server.Client.PostAsJsonAsync("/api/v1/tokens", request, StoreRows.Json, cancellationToken);
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
            await using var server = await LocalServer.ConnectAsync(Settings.Read(settings), cancellationToken);
            var tokens = await server.Client.GetFromJsonAsync<List<TokenEntry>>("/api/v1/tokens", StoreRows.Json, cancellationToken);
            if (result.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(tokens, StoreRows.Json));
                return CommandLine.Done;
            }

            foreach (var token in tokens!)
            {
                var until = token.Expires is { } expires ? expires.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "never";
                Console.WriteLine($"{token.Id,4}  {token.Kind}  {token.Hint}...  {token.Name}  made {token.Created:yyyy-MM-dd}, expires {until}{TokenLimitOptions.Describe(token.Limits)}");
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
            await using var server = await LocalServer.ConnectAsync(Settings.Read(settings), cancellationToken);
            using var response = await server.Client.DeleteAsync($"/api/v1/tokens/{Uri.EscapeDataString(result.GetValue(which)!)}", cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }

    private static TimeSpan ReadLifetime(string text)
    {
        var number = int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            'w' => TimeSpan.FromDays(7 * number),
            _ => TimeSpan.FromDays(365 * number),
        };
    }

    [GeneratedRegex("^[1-9][0-9]{0,3}[hdwy]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lifetime();
}
