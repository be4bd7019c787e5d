using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>
/// A statement of the platform's server about who sits before a page: a JSON Web Token (RFC 7519) with HS256. The key is the
/// SHA-256 of one of the platform's ingest tokens, in small hexadecimal digits, which is what this server keeps of the token.
/// <code>{"alg":"HS256"}.{"sub":"u42","name":"ann","email":"ann@acme.example","org_slug":"acme","exp":1767610800}.signature</code>
/// </summary>
internal static class SignedIdentity
{
    private const int MostCharacters = 4096;
    private const int MostText = 1000;

    /// <summary>Reads it.</summary>
    /// <param name="text">The token.</param>
    /// <param name="keys">Keys that may have signed it.</param>
    /// <exception cref="BodyException">403: it was not signed by a server of this platform. 400: it says nothing.</exception>
    internal static PageIdentity Read(string text, IEnumerable<string> keys)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || text.Length > MostCharacters || !IsHs256(parts[0]) || Decode(parts[2]) is not { } signature)
        {
            throw new BodyException(400, "identity must be a JSON Web Token with alg HS256.");
        }

        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        if (!keys.Any(k => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.ASCII.GetBytes(k), signed), signature)))
        {
            throw new BodyException(403, "identity was not signed with an ingest token of this server. The key is the SHA-256 of the token in small hexadecimal digits; './footfall token sign USER' makes one to compare with.");
        }

        using var claims = Parse(parts[1]) ?? throw new BodyException(400, "identity holds no JSON object.");
        return new PageIdentity(Claim(claims, "sub") ?? throw new BodyException(400, "identity must have sub, the id of the user."))
        {
            UserName = Claim(claims, "name"),
            UserEmail = Claim(claims, "email"),
            OrgId = Claim(claims, "org_id"),
            OrgSlug = Claim(claims, "org_slug"),
            Expires = claims.RootElement.TryGetProperty("exp", out var end) && end.TryGetInt64(out var seconds) && seconds is > 0 and < 10_000_000_000
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : throw new BodyException(400, "identity must have exp, the Unix time until which it holds."),
        };
    }

    private static bool IsHs256(string head)
    {
        using var json = Parse(head);
        return json is not null && json.RootElement.TryGetProperty("alg", out var alg) && alg.ValueKind == JsonValueKind.String && alg.ValueEquals("HS256");
    }

    private static string? Claim(JsonDocument claims, string name)
    {
        var text = !claims.RootElement.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is { Length: > 0 and <= MostText } ? text : null;
    }

    private static JsonDocument? Parse(string part)
    {
        try
        {
            var json = Decode(part) is { } bytes ? JsonDocument.Parse(bytes) : null;
            return json?.RootElement.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
