using System.Text.RegularExpressions;
using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Tokens;

/// <summary>Reads what token is asked for, and says all that is wrong with it.</summary>
internal static partial class TokenReader
{
    private const int Most = 100;
    private const int LongestPrefix = 50;
    private static readonly string[] Rights = [TokenRules.Read, TokenRules.Send, TokenRules.Administrate];

    internal static TokenDraft Read(TokenRequest request, string? accountId, DateTimeOffset now, Mistakes mistakes)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > TokenBook.MaxName)
        {
            mistakes.Add("name", FormattableString.Invariant($"must have 1 to {TokenBook.MaxName} characters."));
        }

        if (!TokenKinds.All.Contains(request.Kind))
        {
            mistakes.Add("kind", $"must be {string.Join(", ", TokenKinds.All.SkipLast(1))} or {TokenKinds.All[^1]}, but is '{request.Kind}'.");
        }

        if (request.Expires <= now)
        {
            mistakes.Add("expires", "must lie in the future.");
        }

        CheckScopes(request, mistakes);
        CheckOrigins(request, mistakes);
        CheckPrefix(request, mistakes);
        CheckLimits(request.Limits ?? new OwnLimits(), mistakes);
        return new TokenDraft(request.Name ?? "", request.Kind ?? "")
        {
            AccountId = accountId,
            Expires = request.Expires,
            Scopes = request.Scopes,
            Origins = request.Origins ?? [],
            IdPrefix = string.IsNullOrEmpty(request.IdPrefix) ? null : request.IdPrefix,
            Limits = request.Limits ?? new OwnLimits(),
        };
    }

    private static void CheckScopes(TokenRequest request, Mistakes mistakes)
    {
        if (request.Scopes is not { } scopes)
        {
            return;
        }

        if (scopes.Count is 0 or > Most)
        {
            mistakes.Add("scopes", FormattableString.Invariant($"must be 1 to {Most} scopes; leave it out to narrow nothing."));
        }

        if (request.Kind == TokenKinds.Sql)
        {
            mistakes.Add("scopes", "must be left out: an sql token only reads.");
        }
        else if (request.Kind == TokenKinds.Personal)
        {
            Each("scopes", scopes, mistakes, s => Rights.Contains(s), $"must be {Rights[0]}, {Rights[1]} or {Rights[2]}");
        }
        else
        {
            Each("scopes", scopes, mistakes, s => Pattern().IsMatch(s) && s.Length <= Scope.MaxLength, "must have the form verb:object, with * for either, for example create:*");
        }
    }

    private static void CheckOrigins(TokenRequest request, Mistakes mistakes)
    {
        var origins = request.Origins ?? [];
        if (request.Kind == TokenKinds.Browser && origins.Count is 0 or > Most)
        {
            mistakes.Add("origins", FormattableString.Invariant($"must be 1 to {Most} origins of pages that may use the token, for example https://app.example."));
        }

        if (request.Kind != TokenKinds.Browser && origins.Count > 0)
        {
            mistakes.Add("origins", "are for browser tokens only.");
        }

        Each("origins", origins, mistakes, IsOrigin, "must be a scheme and a host, and a port where it is not the usual one, for example https://app.example");
    }

    private static void CheckPrefix(TokenRequest request, Mistakes mistakes)
    {
        if (string.IsNullOrEmpty(request.IdPrefix))
        {
            return;
        }

        if (request.Kind is TokenKinds.Personal or TokenKinds.Sql)
        {
            mistakes.Add("id_prefix", "is for tokens that send events.");
        }

        if (request.IdPrefix.Length > LongestPrefix || request.IdPrefix.Any(char.IsControl))
        {
            mistakes.Add("id_prefix", FormattableString.Invariant($"must have at most {LongestPrefix} characters, none of them a control character."));
        }
    }

    /// <summary>As browsers write it in the header Origin, which is what it is compared with.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0;

    private static void Each(string name, IReadOnlyList<string> values, Mistakes mistakes, Func<string, bool> isRight, string rule)
    {
        foreach (var value in values.Where(v => v is null || !isRight(v)))
        {
            mistakes.Add(name, $"{rule}, but one is '{value}'.");
        }
    }

    private static void CheckLimits(OwnLimits limits, Mistakes mistakes)
    {
        foreach (var (name, value) in new[]
        {
            ("requests_per_second", limits.RequestsPerSecond),
            ("events_per_second", limits.EventsPerSecond),
            ("bytes_per_second", limits.BytesPerSecond),
            ("events_per_request", limits.EventsPerRequest),
            ("event_bytes", limits.EventBytes),
        })
        {
            if (value < 0)
            {
                mistakes.Add($"limits.{name}", "must be 0, for no limit, or more.");
            }
        }
    }

    [GeneratedRegex(@"^([a-z0-9_]+|\*):([a-z0-9_]+|\*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
