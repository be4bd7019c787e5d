using System.Net;
using System.Net.Sockets;
using Footfall.Server.Hosting;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Server.Tests.Http;

/// <summary>The client for addresses that somebody typed: where it connects, and where it does not.</summary>
public sealed class OutboundTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://017700000001:{0}/")]
    [InlineData("http://[::127.0.0.1]:{0}/")]
    [InlineData("http://[::ffff:0:7f00:1]:{0}/")]
    [InlineData("http://[64:ff9b::7f00:1]:{0}/")]
    [InlineData("http://[2002:7f00:1::]:{0}/")]
    [InlineData("http://[::]:{0}/")]
    [InlineData("http://[ff02::1]:{0}/")]
    [InlineData("http://[fe80::1%251]:{0}/")]
    [InlineData("http://255.255.255.255:{0}/")]
    [InlineData("http://10.0.0.1:{0}/")]
    [InlineData("http://169.254.169.254:{0}/latest/meta-data/")]
    [InlineData("http://192.168.1.1:{0}/")]
    [InlineData("http://172.31.255.255:{0}/")]
    [InlineData("http://100.64.0.1:{0}/")]
    [InlineData("http://[fe80::1]:{0}/")]
    [InlineData("http://[fd00::1]:{0}/")]
    [InlineData("http://224.0.0.1:{0}/")]
    public async Task AddressThatIsNotPublic_IsRefused_BeforeAnyConnection(string address)
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        listener.Start();
        using var client = Client("");

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(string.Format(null, address, ((IPEndPoint)listener.LocalEndpoint).Port), Stop));

        Assert.Contains("which is no public address. If it is meant, name the host or its network in the setting Outbound:Allow.", refusal.Message);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("localhost", "localhost", true)]
    [InlineData("localhost", "127.0.0.0/8, ::1", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "localhost", false)]
    [InlineData("localhost", "10.0.0.0/8", false)]
    public async Task WhatTheSettingNames_IsReached_ByThatNameOnly(string host, string allow, bool isReached)
    {
        await using var server = await TestServer.StartAsync();
        using var client = Client(allow);
        var address = $"http://{host}:{server.Address.Port}/healthz";

        if (isReached)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address, Stop)).StatusCode);
        }
        else
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address, Stop));
        }
    }

    [Fact]
    public async Task Redirect_IsNotFollowed_AndCookiesAreNotKept()
    {
        await using var server = new RawServer("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = Client("127.0.0.1");

        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync(server.Address, Stop)).StatusCode);
        await client.GetAsync(server.Address, Stop);
        Assert.DoesNotContain("a=b", server.LastRequest);
    }

    [Fact]
    public async Task Answer_IsReadUpToFourMegabytes()
    {
        await using var server = new RawServer($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{new string('x', 5 << 20)}");
        using var client = Client("127.0.0.1");

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(server.Address, Stop));
    }

    [Fact]
    public void Answer_IsWaitedFor_TenSeconds() => Assert.Equal(TimeSpan.FromSeconds(10), Client("").Timeout);

    private static HttpClient Client(string allow)
    {
        var settings = ServerSettings.Read(new Dictionary<string, string> { ["Outbound:Allow"] = allow }, new Dictionary<string, string>());
        var services = new ServiceCollection().AddOutbound(settings).BuildServiceProvider();
        return services.GetRequiredService<IHttpClientFactory>().CreateClient(Outbound.Client);
    }
}
