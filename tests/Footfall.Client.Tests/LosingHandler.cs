namespace Footfall.Client.Tests;

/// <summary>A network that loses the answer to the first request.</summary>
internal sealed class LosingHandler : DelegatingHandler
{
    internal LosingHandler()
        : base(new SocketsHttpHandler())
    {
    }

    internal int Requests { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (++Requests > 1)
        {
            return answer;
        }

        answer.Dispose();
        throw new HttpRequestException("The connection was closed.");
    }
}
