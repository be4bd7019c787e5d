using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Server.Commands;

/// <summary>
/// Sends one file to a server, some thousand lines at a time. An event without id gets one here, from its content and its rank
/// among equal lines of the whole file, so that the same file adds nothing again under whatever name (semantics 3.4).
/// </summary>
internal sealed class FileImport(HttpClient client, ImportTarget target, TimeProvider time) : IDisposable
{
    private const int LinesAtOnce = 10_000;
    private const int BytesAtOnce = 8 << 20;
    private const int LongestShown = 2_000;
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(5);

    private readonly ContentIds _ids = new(IntakeGate.ImportOwner);
    private readonly Dictionary<string, long> _rejected = [];
    private readonly MemoryStream _body = new();
    private readonly List<(long Number, byte[] Text)> _lines = [];
    private StreamWriter? _rejectedFile;
    private long _line;
    private long _sent;
    private long _accepted;
    private long _duplicates;

    internal async Task<ImportResult> RunAsync(FileInfo file, string rejectedPath, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        File.Delete(rejectedPath);
        await using var raw = file.OpenRead();
        await using var content = file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(raw, CompressionMode.Decompress) : (Stream)raw;
        using var progress = new Progress(file.Name, time);
        try
        {
            await foreach (var line in Lines.ReadAsync(content, cancellationToken))
            {
                Add(line);
                if (_lines.Count >= LinesAtOnce || _body.Length >= BytesAtOnce)
                {
                    await SendAsync(rejectedPath, cancellationToken);
                    progress.Report(raw.Position, file.Length, FormattableString.Invariant($"{Counted.Of(_line, "line")}, {_line / progress.Elapsed.TotalSeconds:N0}/s"));
                }
            }

            await SendAsync(rejectedPath, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            await SendAsync(rejectedPath, cancellationToken);
            throw new CommandException($"{file.FullName} is damaged after line {_line}: {e.Message} What came before is imported; mend the file and import it again.");
        }
        finally
        {
            await (_rejectedFile?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        return new ImportResult
        {
            File = file.Name,
            Lines = _sent,
            Noun = target.Noun,
            Accepted = _accepted,
            Duplicates = _duplicates,
            Rejected = _rejected,
            RejectedFile = _rejected.Count > 0 ? rejectedPath : null,
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 2),
        };
    }

    public void Dispose() => _body.Dispose();

    private void Add(byte[] line)
    {
        _line++;
        var text = line.AsSpan().Trim(" \t\r"u8);
        if (_line == 1 && text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        if (text.IsEmpty)
        {
            return;
        }

        _sent++;
        _lines.Add((_line, line));

        if (_sent == 1 && text[0] == '[')
        {
            throw new CommandException("The file holds an array; one JSON object a line is taken. 'jq -c \".[]\" FILE' makes lines of an array.");
        }

        // Put in front, so that an id of the line's own, which comes later, wins.
        if (target.GivesIds && text.Length > 2 && text[0] == '{')
        {
            _body.Write(Encoding.UTF8.GetBytes($"{{\"id\":\"{_ids.Next(text):D}\","));
            text = text[1..];
        }

        _body.Write(text);
        _body.WriteByte((byte)'\n');
    }

    private async Task SendAsync(string rejectedPath, CancellationToken cancellationToken)
    {
        if (_lines.Count == 0)
        {
            return;
        }

        var reply = await PostAsync(cancellationToken);
        _accepted += reply.Accepted;
        _duplicates += reply.Duplicates;
        foreach (var rejection in reply.Rejected)
        {
            _rejected[rejection.Reason] = _rejected.GetValueOrDefault(rejection.Reason) + 1;
            _rejectedFile ??= new StreamWriter(rejectedPath, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            var (number, text) = _lines[rejection.Index];
            var shown = Encoding.UTF8.GetString(text);
            var row = new RejectedLine(number, rejection.Reason, rejection.Message, shown.Length <= LongestShown ? shown : shown[..LongestShown]);
            await _rejectedFile.WriteLineAsync(JsonSerializer.Serialize(row, StoreRows.Json));
        }

        _lines.Clear();
        _body.SetLength(0);
    }

    /// <summary>Sends until it is answered. A busy server says when to come back; a repeat adds nothing.</summary>
    private async Task<RecordReply> PostAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            using var content = new ByteArrayContent(_body.GetBuffer(), 0, (int)_body.Length);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            using var request = new HttpRequestMessage(target.Method, target.Path) { Content = content };
            using var response = await client.SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest
                && await ReadAsync(response, cancellationToken) is { Rejected: not null } reply)
            {
                return reply;
            }

            var busy = response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests;
            if (!busy || time.GetElapsedTime(begun) > GiveUpAfter)
            {
                throw new CommandException($"{await Replies.DetailAsync(response, cancellationToken)} Lines up to {_lines[0].Number - 1} are imported; start the import again to go on.");
            }

            await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(2), time, cancellationToken);
        }
    }

    private static async Task<RecordReply?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return await response.Content.ReadFromJsonAsync<RecordReply>(StoreRows.Json, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
