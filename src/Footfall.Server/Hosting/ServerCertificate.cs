using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Footfall.Server.Commands;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Footfall.Server.Hosting;

/// <summary>The certificate for https:// addresses, out of the files that the settings name.</summary>
internal static class ServerCertificate
{
    /// <summary>Hands the certificate and those that vouch for it to the web server.</summary>
    /// <exception cref="CommandException">The files do not hold a certificate with its key.</exception>
    internal static void Configure(HttpsConnectionAdapterOptions https, ServerSettings settings)
    {
        if (settings.Optional("Tls:Certificate") is not { } path)
        {
            return;
        }

        try
        {
            (https.ServerCertificate, https.ServerCertificateChain) = IsPem(path)
                ? OfPem(path, settings.Optional("Tls:Key") ?? path, settings.Optional("Tls:Password"))
                : OfPkcs12(path, settings.Optional("Tls:Password"));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The certificate {Path.GetFullPath(path)} (setting Tls:Certificate) cannot be used: {e.Message}");
        }
    }

    private static bool IsPem(string path) => File.ReadAllText(path).Contains("-----BEGIN ", StringComparison.Ordinal);

    private static (X509Certificate2 Own, X509Certificate2Collection Chain) OfPem(string path, string key, string? password)
    {
        var own = password is null
            ? X509Certificate2.CreateFromPemFile(path, key)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(path);
        return (own, chain);
    }

    private static (X509Certificate2 Own, X509Certificate2Collection Chain) OfPkcs12(string path, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
        return (all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("It holds no private key."), all);
    }
}
