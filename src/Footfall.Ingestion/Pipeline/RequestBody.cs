using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using Footfall.Ingestion.Bookkeeping;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Footfall.Ingestion.Pipeline;

/// <summary>A whole request body, decompressed, in a rented buffer. The limit counts after decompression.</summary>
public sealed class RequestBody : IDisposable
{
    // RFC 9659: as a content coding zstd has windows of 8 MiB at the most. The head of a body alone could ask for gigabytes.
    private const int LargestZstdWindow = 23;

    private byte[] _buffer;

    private RequestBody(byte[] buffer, int length)
    {
        _buffer = buffer;
        Length = length;
    }

    /// <summary>Bytes of the body.</summary>
    public int Length { get; }

    /// <summary>The body.</summary>
    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, Length);

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, Length);

    /// <summary>Reads the body of a request, uncompressed or with gzip, deflate, brotli or zstd.</summary>
    /// <exception cref="BodyException">Too large (413), an unknown encoding (415), damaged (400).</exception>
    public static async Task<RequestBody> ReadAsync(HttpContext context, int limit)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        if (context.Request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        await using var body = Decompress(context.Request);
        var buffer = ArrayPool<byte>.Shared.Rent((int)(context.Request.ContentLength ?? 4096) + 1);
        var length = 0;
        try
        {
            int count;
            while ((count = await body.ReadAsync(buffer.AsMemory(length), context.RequestAborted)) > 0)
            {
                length += count;
                if (length > limit)
                {
                    throw TooLarge(limit);
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            return new RequestBody(buffer, length);
        }
        catch (Exception e)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw e switch
            {
                InvalidDataException or InvalidOperationException or ZstdException or EndOfStreamException => new BodyException(StatusCodes.Status400BadRequest, $"The body is not valid {context.Request.Headers.ContentEncoding}."),
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(limit),
                _ => e,
            };
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            IntakeRequest.Current?.KeepBody(Span);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private static Stream Decompress(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() switch
    {
        "" or "identity" => request.Body,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress),
        "br" => new BrotliStream(request.Body, CompressionMode.Decompress),
        "zstd" => Zstd(request.Body),
        var other => throw Unknown(request, other),
    };

    /// <summary>Says in a header, too, what is taken (RFC 9110, 12.5.3).</summary>
    private static BodyException Unknown(HttpRequest request, string encoding)
    {
        request.HttpContext.Response.Headers.AcceptEncoding = "gzip, deflate, br, zstd";
        return new BodyException(
            StatusCodes.Status415UnsupportedMediaType,
            $"Content-Encoding '{encoding}' is not known here. Send gzip, deflate, br, zstd, or no encoding.");
    }

    private static DecompressionStream Zstd(Stream body)
    {
        var stream = new DecompressionStream(body);
        stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestZstdWindow);
        return stream;
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static BodyException TooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than {limit >> 20} MiB after decompression. Send it in smaller parts."));
}
