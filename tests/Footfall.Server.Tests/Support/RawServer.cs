using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Footfall.Server.Tests.Support;

/// <summary>Answers every connection with the same bytes, whatever it asks.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly Task _serving;

    public RawServer(string answer)
    {
        _answer = Encoding.Latin1.GetBytes(answer);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The beginning of what was asked last.</summary>
    public string LastRequest { get; private set; } = "";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            var buffer = new byte[1 << 16];
            LastRequest = Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer));
            await stream.WriteAsync(_answer);
        }
        catch (IOException)
        {
            // Who asked had enough.
        }
    }
}
