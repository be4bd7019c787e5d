using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Footfall.Server.Commands;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Http;

/// <summary>Encrypted by the server itself, with a certificate out of files.</summary>
public sealed class TlsTests : IDisposable
{
    private const string FilePassword = "password of the file";

    private readonly TemporaryFolder _folder = new();
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;

    public TlsTests()
    {
        var request = new CertificateRequest("CN=localhost", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _folder.Write("cert.pem", _certificate.ExportCertificatePem());
        _folder.Write("key.pem", _key.ExportPkcs8PrivateKeyPem());
        _folder.Write("both.pem", _certificate.ExportCertificatePem() + "\n" + _key.ExportEncryptedPkcs8PrivateKeyPem(FilePassword, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));
        File.WriteAllBytes(_folder.File("both.pfx"), _certificate.Export(X509ContentType.Pkcs12, FilePassword));
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("cert.pem", "key.pem", "")]
    [InlineData("both.pem", "", FilePassword)]
    [InlineData("both.pfx", "", FilePassword)]
    public async Task Https_IsServed_AndKeptByBrowsers(string certificate, string key, string password)
    {
        await using var server = await StartAsync(certificate, key, password);
        using var client = Client(server);

        var page = await client.SendAsync("GET", "/overview");
        var session = await client.SendAsync("POST", "/api/v1/session", $$"""{"login": "admin", "password": "{{TestServer.Password}}"}""", headers: ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal("https", server.Address.Scheme);
        Assert.Equal(["max-age=31536000"], page.Headers.GetValues("Strict-Transport-Security"));
        Assert.Equal(HttpStatusCode.OK, session.StatusCode);
        Assert.Equal(["max-age=31536000"], session.Headers.GetValues("Strict-Transport-Security"));
        var cookie = Assert.Single(session.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-footfall=", cookie);
        foreach (var attribute in new[] { "secure", "httponly", "samesite=lax", "path=/" })
        {
            Assert.Contains($"; {attribute}", cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WrongPassword_StopsTheStart_AndIsNotSaid()
    {
        var failure = await Assert.ThrowsAsync<CommandException>(() => StartAsync("both.pfx", "", "another password"));

        Assert.StartsWith($"The certificate {_folder.File("both.pfx")} (setting Tls:Certificate) cannot be used: ", failure.Message);
        Assert.DoesNotContain("another password", failure.Message);
    }

    private Task<TestServer> StartAsync(string certificate, string key, string password) => TestServer.StartAsync(new()
    {
        ["Urls"] = "https://127.0.0.1:0",
        ["Tls:Certificate"] = _folder.File(certificate),
        ["Tls:Key"] = key.Length == 0 ? "" : _folder.File(key),
        ["Tls:Password"] = password,
    });

    private HttpClient Client(TestServer server) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        SslOptions = { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { _certificate }, RevocationMode = X509RevocationMode.NoCheck } },
    })
    {
        BaseAddress = server.Address,
    };
}
