using System.CommandLine;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Accounts;

namespace Footfall.Server.Commands;

/// <summary><c>footfall account create | reset | list</c>.</summary>
internal static class AccountCommand
{
    private const string Route = "/api/v1/accounts";

    internal static Command Create(IReadOnlyDictionary<string, string> settings) => new("account", "Makes, resets and lists the accounts that may sign in.")
    {
        CreateCreate(settings),
        CreateReset(settings),
        CreateList(settings),
    };

    private static Command CreateCreate(IReadOnlyDictionary<string, string> settings)
    {
        var login = new Argument<string>("LOGIN") { Description = "Name to sign in with." };
        var role = new Option<string>("--role") { Description = "administrator sees and changes everything, analyst sees everything, manager sees its orgs, member its own data.", Required = true };
        role.AcceptOnlyFromAmong([.. Enum.GetNames<Role>().Select(r => r.ToLowerInvariant())]);
        var orgs = new Option<string[]>("--org") { Description = "Org it belongs to, by id or short name. Repeat it for several." };
        var user = new Option<string?>("--user") { Description = "Id of the platform's user that it is linked to." };
        var email = new Option<string?>("--email") { Description = "Mail address, with which it can sign in, too." };
        var password = PasswordOption();
        var command = new Command("create", "Makes an account. Without --password it prints a new one, alone on standard output.") { login, role, orgs, user, email, password };
        command.SetAction((result, cancellationToken) =>
        {
            var (text, isNew) = PasswordOf(result.GetValue(password));
            var request = new AccountRequest(result.GetValue(login), result.GetValue(role), result.GetValue(orgs), result.GetValue(user), result.GetValue(email), text);
            return PostAsync(settings, Route, request, isNew ? text : null, cancellationToken);
        });
        return command;
    }

    private static Command CreateReset(IReadOnlyDictionary<string, string> settings)
    {
        var login = new Argument<string>("LOGIN") { Description = "The account's login." };
        var password = PasswordOption();
        var command = new Command("reset", "Replaces a password, and ends every session of the account. Without --password it prints a new one.") { login, password };
        command.SetAction((result, cancellationToken) =>
        {
            var (text, isNew) = PasswordOf(result.GetValue(password));
            return PostAsync(settings, $"{Route}/{Uri.EscapeDataString(result.GetValue(login)!)}/reset", new ResetRequest(text), isNew ? text : null, cancellationToken);
        });
        return command;
    }

    private static Command CreateList(IReadOnlyDictionary<string, string> settings)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("list", "Lists the accounts.") { json };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            var accounts = await server.Client.GetFromJsonAsync<List<AccountEntry>>(Route, StoreRows.Json, cancellationToken);
            if (result.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(accounts, StoreRows.Json));
                return CommandLine.Done;
            }

            foreach (var account in accounts!)
            {
                Console.WriteLine(Describe(account));
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static string Describe(AccountEntry account)
    {
        var notes = new List<string>();
        if (account.Orgs.Count > 0)
        {
            notes.Add($"orgs {string.Join(", ", account.Orgs)}");
        }

        if (account.UserId is { } user)
        {
            notes.Add($"user {user}");
        }

        if (account.Disabled is { } since)
        {
            notes.Add(FormattableString.Invariant($"disabled {since:yyyy-MM-dd}"));
        }

        if (!account.HasPassword)
        {
            notes.Add("no password yet");
        }

        return FormattableString.Invariant($"{account.Login,-20}  {account.Role,-13}  made {account.Created:yyyy-MM-dd}{string.Concat(notes.Select(n => ", " + n))}");
    }

    private static Option<string?> PasswordOption() => new("--password") { Description = "The password, at least 8 characters; - reads it from standard input, where nobody sees it in the list of processes. Without it a good one is made." };

    private static (string Text, bool IsNew) PasswordOf(string? given) => given switch
    {
        null => (Secrets.New(""), true),
        "-" => (Console.In.ReadLine() ?? throw new CommandException("Standard input ended before a password. Send one line, or leave --password out."), false),
        _ => (given, false),
    };

    private static async Task<int> PostAsync<T>(IReadOnlyDictionary<string, string> settings, string route, T request, string? password, CancellationToken cancellationToken)
    {
        await using var server = await LocalServer.ConnectAsync(Settings.Read(settings), cancellationToken);
        using var response = await server.Client.PostAsJsonAsync(route, request, StoreRows.Json, cancellationToken);
        await Replies.EnsureAsync(response, cancellationToken);
        if (password is not null)
        {
            Console.WriteLine(password);
        }

        return CommandLine.Done;
    }
}
