using System.Net;
using System.Net.Sockets;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary>
/// The server of a data folder, reached through the folder's socket: the one that runs, or one that runs for this command
/// only and listens nowhere else.
/// </summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private static readonly TimeSpan WaitForStart = TimeSpan.FromSeconds(30);

    private readonly RunningServer? _own;

    private LocalServer(HttpClient client, RunningServer? own)
    {
        Client = client;
        _own = own;
    }

    /// <summary>Whether it runs for this command only.</summary>
    internal bool IsOwn => _own is not null;

    /// <summary>Sends requests to it.</summary>
    internal HttpClient Client { get; }

    /// <summary>For commands that only mean something where there is data: a folder whose name is misspelt must not be made.</summary>
    /// <exception cref="CommandException">Nothing was ever served from the folder.</exception>
    internal static Task<LocalServer> ConnectToDataAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var folder = new DataFolder(settings.Data);
        folder.RequireWhole();
        return folder.HasData
            ? ConnectAsync(settings, cancellationToken)
            : throw new CommandException($"{folder.Path} holds no data of Footfall. Name its folder with --data; the first start of the server makes one.");
    }

    internal static async Task<LocalServer> ConnectAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var socket = new DataFolder(settings.Data).Socket;
        var begun = TimeProvider.System.GetTimestamp();
        while (!await IsAliveAsync(socket, cancellationToken))
        {
            try
            {
                var own = await RunningServer.StartAsync(settings, new ServerStart { OnlyLocal = true }, cancellationToken);
                return new LocalServer(CreateClient(socket), own);
            }
            catch (FolderInUseException) when (TimeProvider.System.GetElapsedTime(begun) < WaitForStart)
            {
                // A server that is starting or stopping has the folder, but does not listen.
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }

        return new LocalServer(CreateClient(socket), own: null);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private static async Task<bool> IsAliveAsync(string socket, CancellationToken cancellationToken)
    {
        if (!File.Exists(socket))
        {
            return false;
        }

        try
        {
            using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            // Left behind by a server that was killed.
            return false;
        }
    }

    /// <summary>Sends requests to the server that has the socket.</summary>
    internal static HttpClient CreateClient(string socket) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
            return new NetworkStream(connection, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri("http://footfall"),
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
