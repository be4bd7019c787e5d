using System.Text;
using System.Text.RegularExpressions;
using Footfall.ClickHouse;
using Microsoft.AspNetCore.Http;

namespace Footfall.TestKit;

/// <summary>
/// The users of <see cref="ClickHouseFront"/>. The embedded engine has none (<c>CREATE USER</c> finds no storage, a user cannot be changed to), so the front
/// keeps them, in the statements that a server takes; the engine's parser says that they are right.
/// </summary>
internal sealed partial class FrontUsers
{
    private const int AuthenticationFailed = 516;

    private readonly Dictionary<string, FrontUser> _users = new() { ["default"] = new("default", "", new Dictionary<string, string>(), new Dictionary<string, long>()) { MayAll = true } };

    /// <summary>Whether a statement is about users.</summary>
    internal static bool Takes(string sql) => Statement().IsMatch(sql);

    /// <summary>Who sent a request.</summary>
    internal FrontUser Of(HttpRequest request)
    {
        var (name, password) = Credentials(request);
        return _users.TryGetValue(name, out var user) && user.Password == password
            ? user
            : throw new StoreException(AuthenticationFailed, $"{name}: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)");
    }

    internal IEnumerable<string> ReadBy(string name) => _users[name].Read.Keys;

    internal void Run(string sql)
    {
        if (Create().Match(sql) is { Success: true } create)
        {
            var settings = Setting().Matches(create.Groups["settings"].Value);
            _users[create.Groups["name"].Value] = new FrontUser(
                create.Groups["name"].Value,
                create.Groups["password"].Value,
                settings.ToDictionary(s => s.Groups["name"].Value, s => s.Groups["value"].Value),
                settings.Where(s => s.Groups["most"].Success).ToDictionary(s => s.Groups["name"].Value, s => long.Parse(s.Groups["most"].Value)));
            return;
        }

        var grant = Grant().Match(sql);
        if (!grant.Success || !_users.TryGetValue(grant.Groups["user"].Value, out var user))
        {
            throw new StoreException(48, $"The front does not know this statement about users: {sql}");
        }

        if (grant.Groups["what"].Value == "ALL")
        {
            user.MayAll = true;
            return;
        }

        foreach (var target in Target().Matches(grant.Groups["on"].Value).Cast<Match>())
        {
            user.GrantSelect(target.Groups["database"].Value, target.Groups["table"].Value);
        }
    }

    private static (string Name, string Password) Credentials(HttpRequest request)
    {
        const string Basic = "Basic ";
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Basic, StringComparison.Ordinal))
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(authorization[Basic.Length..])).Split(':', 2);
            return (parts[0], parts[1]);
        }

        return request.Headers.TryGetValue("X-ClickHouse-User", out var user)
            ? (user.ToString(), request.Headers["X-ClickHouse-Key"].ToString())
            : (request.Query["user"].FirstOrDefault() ?? "default", request.Query["password"].FirstOrDefault() ?? "");
    }

    [GeneratedRegex(@"^\s*(CREATE USER|GRANT)\b")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^\s*CREATE USER (?<name>\w+)\s+IDENTIFIED (WITH \w+ )?BY '(?<password>[^']*)'(\s+SETTINGS (?<settings>.*?))?\s*;?\s*$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Create();

    [GeneratedRegex(@"(?<name>\w+) = (?<value>\w+)( MAX (?<most>\d+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\s*GRANT (?<what>SELECT|ALL)\s+ON\s+(?<on>.*?)\s+TO (?<user>\w+)\s*;?\s*$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Grant();

    [GeneratedRegex(@"(?<database>\w*\*?)\.(?<table>\w*\*?)", RegexOptions.ExplicitCapture)]
    private static partial Regex Target();
}
