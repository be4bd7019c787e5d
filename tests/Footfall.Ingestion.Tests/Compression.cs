using System.IO.Compression;

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
            "deflate" => new ZLibStream(bytes, CompressionLevel.Fastest),
            _ => new BrotliStream(bytes, CompressionLevel.Fastest),
        })
        {
            stream.Write(body);
        }

        return bytes.ToArray();
    }
}
