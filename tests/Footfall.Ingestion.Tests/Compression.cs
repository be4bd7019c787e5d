using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Footfall.Ingestion.Tests;

/// <summary>Bodies as compressing clients send them.</summary>
internal static class Compression
{
    public static byte[] Of(string encoding, byte[] body)
    {
        using var bytes = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(bytes, CompressionLevel.Fastest),
            "zstd" => Zstd(bytes),
            "deflate" => new ZLibStream(bytes, CompressionLevel.Fastest),
            _ => new BrotliStream(bytes, CompressionLevel.Fastest),
        })
        {
            stream.Write(body);
        }

        return bytes.ToArray();
    }

    /// <summary>With a checksum, as the command line tool makes it.</summary>
    private static CompressionStream Zstd(Stream bytes)
    {
        var stream = new CompressionStream(bytes, level: 3);
        stream.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return stream;
    }
}
