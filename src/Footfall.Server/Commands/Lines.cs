using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Footfall.Server.Commands;

/// <summary>Lines of a file as bytes, without their line ends. A line may be as long as a request.</summary>
internal static class Lines
{
    internal static async IAsyncEnumerable<byte[]> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return ToArray(buffer.Slice(0, end));
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (result.IsCompleted)
            {
                if (!buffer.IsEmpty)
                {
                    yield return ToArray(buffer);
                }

                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static byte[] ToArray(ReadOnlySequence<byte> bytes) => BuffersExtensions.ToArray(bytes);
}
