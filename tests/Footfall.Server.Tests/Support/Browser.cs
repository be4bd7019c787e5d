using System.Net;
using System.Net.Sockets;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Support;

/// <summary>A client that keeps cookies, as a browser does, and may come from any loopback address.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _client;
    private readonly SocketsHttpHandler _handler;

    public Browser(Uri address, string from = "127.0.0.1")
    {
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _client = new HttpClient(_handler) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(address, TestContext.Current.CancellationToken);

    /// <summary>Sends as a page of this server does.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string address, string? body = null, string site = "same-origin") =>
        _client.SendAsync(method, address, body, headers: ("Sec-Fetch-Site", site));

    /// <summary>Sends with these headers and no others.</summary>
    public Task<HttpResponseMessage> SendBareAsync(string method, string address, string? body = null, params (string Name, string Value)[] headers) =>
        _client.SendAsync(method, address, body, headers: headers);

    public Task<HttpResponseMessage> SignInAsync(string password = TestServer.Password, string login = "admin") =>
        SendAsync("POST", "/api/v1/session", $$"""{"login": "{{login}}", "password": "{{password}}"}""");

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }
}
