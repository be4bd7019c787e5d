using System.Buffers.Binary;
using System.Net;
using System.Text.Json;
using Footfall.Server.Accounts;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Footfall.Server.Tests.Accounts;

/// <summary>How passwords are kept (OWASP ASVS 11.4.2).</summary>
public sealed class PasswordHashTests
{
    [Fact]
    public async Task Hash_HasTheRoundsOfToday_AndAnOlderOneGetsThemAtSignIn()
    {
        await using var server = await TestServer.StartAsync(passwordRounds: PasswordCheck.Iterations);
        Assert.Equal((2u, 210_000u), await RoundsAsync(server));

        await using (var db = await OpenAsync(server))
        {
            var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 }));
            var hash = old.HashPassword(new Account(), TestServer.Password);
            await db.Users.ExecuteUpdateAsync(u => u.SetProperty(a => a.PasswordHash, hash), TestContext.Current.CancellationToken);
        }

        Assert.Equal((2u, 100_000u), await RoundsAsync(server));
        using var browser = new Browser(server.Address);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync()).StatusCode);
        Assert.Equal((2u, 210_000u), await RoundsAsync(server));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/session")).StatusCode);
    }

    /// <summary>OWASP ASVS 6.2.8 and 6.2.9.</summary>
    [Fact]
    public async Task LongPassword_CountsToItsLastCharacter()
    {
        await using var server = await TestServer.StartAsync();
        var password = string.Concat(Enumerable.Repeat(" Größe:😀", 40));
        (await server.Admin.SendAsync("POST", "/api/v1/accounts", JsonSerializer.Serialize(new { login = "ana", role = "analyst", password }))).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.OK, await SignInAsync(password));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(password[..^2]));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(password.Trim()));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(password.ToUpperInvariant()));

        async Task<HttpStatusCode> SignInAsync(string text) => (await server.Anonymous.SendAsync(
            "POST", "/api/v1/session", JsonSerializer.Serialize(new { login = "ana", password = text }), headers: ("Sec-Fetch-Site", "same-origin"))).StatusCode;
    }

    /// <summary>Function (2 is HMAC-SHA-512) and rounds, as Identity writes them in front of salt and hash.</summary>
    private static async Task<(uint Function, uint Rounds)> RoundsAsync(TestServer server)
    {
        await using var db = await OpenAsync(server);
        var bytes = Convert.FromBase64String((await db.Users.SingleAsync(TestContext.Current.CancellationToken)).PasswordHash!);
        Assert.Equal(1, bytes[0]);
        return (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)));
    }

    private static Task<FootfallDb> OpenAsync(TestServer server) =>
        server.Services.GetRequiredService<IDbContextFactory<FootfallDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
}
