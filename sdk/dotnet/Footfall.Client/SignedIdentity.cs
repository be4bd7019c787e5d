using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Footfall.Client;

/// <summary>A JSON Web Token (RFC 7519, HS256) that says who sits before a page. Its key is the SHA-256 of an ingest token, in small hexadecimal digits.</summary>
internal static class SignedIdentity
{
    internal static string Make(string token, FootfallUser user, DateTimeOffset expires, string? org)
    {
        var signed = $"{Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8)}.{Base64Url.EncodeToString(Claims(user, expires, org))}";
        var key = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static byte[] Claims(FootfallUser user, DateTimeOffset expires, string? org)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("sub"u8, user.Id);
        foreach (var (name, value) in new[] { ("name", user.Name), ("email", user.Email), ("org_slug", org) })
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        json.WriteNumber("exp"u8, expires.ToUnixTimeSeconds());
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
