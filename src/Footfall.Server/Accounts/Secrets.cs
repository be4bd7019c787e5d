using System.Security.Cryptography;
using System.Text;

namespace Footfall.Server.Accounts;

/// <summary>Random texts that open doors, and the hashes under which they are kept.</summary>
internal static class Secrets
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A new secret: the prefix and 32 random characters, 190 bits.</summary>
    internal static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>SHA-256, hexadecimal. The secrets are random and long, so a slow hash would add nothing.</summary>
    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
