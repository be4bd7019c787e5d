using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Footfall.ClickHouse.Http;

/// <summary>Blocks of the Native format as a request body.</summary>
internal sealed class BlocksContent : HttpContent
{
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _blocks;
    private readonly bool _compress;

    internal BlocksContent(IReadOnlyList<ReadOnlyMemory<byte>> blocks, bool compress)
    {
        _blocks = blocks;
        _compress = compress;
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (compress)
        {
            Headers.ContentEncoding.Add("gzip");
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (!_compress)
        {
            await WriteAsync(stream);
            return;
        }

        await using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await WriteAsync(gzip);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _compress ? -1 : _blocks.Sum(b => (long)b.Length);
        return !_compress;
    }

    private async Task WriteAsync(Stream stream)
    {
        foreach (var block in _blocks)
        {
            await stream.WriteAsync(block);
        }
    }
}
