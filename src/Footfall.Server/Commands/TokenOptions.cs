using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Tokens;

namespace Footfall.Server.Commands;

/// <summary>What <c>footfall token create</c> can be told.</summary>
internal sealed partial class TokenOptions
{
    private readonly Argument<string> _name = new("NAME") { Description = "What people call it." };
    private readonly Option<bool> _ingest = new("--ingest") { Description = "For a server of the platform: may send events, and nothing else." };
    private readonly Option<string[]> _browser = new("--browser") { Description = "For web pages of these origins, for example https://app.example: public, may send what browsers may say. Repeat it for several." };
    private readonly Option<bool> _sql = new("--sql") { Description = "For a program that asks questions in SQL: reads everything, or with --account what that account may see." };
    private readonly Option<string?> _account = new("--account") { Description = "A personal token: acts as the account of this login." };
    private readonly Option<string[]> _scopes = new("--scope") { Description = "Narrows it: scopes of events that it may send, create:job or create:*; of a personal token read, send, administrate. Repeat it for several." };
    private readonly Option<string?> _prefix = new("--id-prefix") { Description = "Is put before every id of what is sent with it, so that two platforms can share a server." };
    private readonly Option<string?> _expires = new("--expires") { Description = "How long it works: a number with h, d, w or y, for example 90d. Without it, until revoked." };

    internal void AddTo(Command command)
    {
        command.Add(_name);
        foreach (var option in new Option[] { _ingest, _browser, _sql, _account, _scopes, _prefix, _expires })
        {
            command.Add(option);
        }

        _expires.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string?>() is { } text && !Lifetime().IsMatch(text))
            {
                r.AddError($"--expires must be a number with h, d, w or y, for example 90d, but is '{text}'.");
            }
        });
        command.Validators.Add(r =>
        {
            // Required is not enough: an option without a value counts as given.
            var kinds = new[] { r.GetValue(_ingest), r.GetResult(_browser) is not null, r.GetValue(_sql) }.Count(k => k);
            if (kinds > 1 || (kinds == 1 && !r.GetValue(_sql) && r.GetValue(_account) is not null))
            {
                r.AddError("Say one thing that the token is for: --ingest, --browser ORIGIN, --sql or --account LOGIN.");
            }
            else if (kinds == 0 && r.GetValue(_account) is null)
            {
                r.AddError("Say what the token is for: --ingest, for a server that sends events; --browser ORIGIN, for web pages; --sql; or --account LOGIN, to act as that account.");
            }
        });
    }

    internal TokenRequest Read(ParseResult result, OwnLimits limits) => new(
        result.GetValue(_name),
        result.GetValue(_ingest) ? TokenKinds.Ingest : result.GetValue(_sql) ? TokenKinds.Sql : result.GetResult(_browser) is not null ? TokenKinds.Browser : TokenKinds.Personal,
        result.GetValue(_expires) is { } text ? TimeProvider.System.GetUtcNow() + ReadLifetime(text) : null,
        result.GetValue(_account),
        result.GetValue(_scopes) is { Length: > 0 } scopes ? scopes : null,
        result.GetValue(_browser) is { Length: > 0 } origins ? origins : null,
        result.GetValue(_prefix),
        limits);

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
