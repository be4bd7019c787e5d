using Footfall.Ingestion.Problems.Languages;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// Reads printed stacks of .NET, Java, JavaScript, Python, Rust, Go, C and C++, Dart, PHP, Ruby, Perl and Elixir. No regular expressions: whatever is
/// sent, it takes a time in proportion to the text.
/// </summary>
public sealed class StackReader
{
    private const int MostLines = 500;
    private const int LongestLine = 1000;
    private static readonly string[] CauseHeads = ["Caused by: ", "[cause]: "];

    private readonly List<StackLine> _lines = [];
    private readonly List<List<StackFrame>> _parts = [[]];
    private readonly List<string> _heads = [];
    private bool _isPython;
    private bool _hasCauses;
    private bool _isSuppressed;
    private string _phpPlace = "";

    private StackReader()
    {
    }

    /// <summary>Reads a stack.</summary>
    /// <param name="text">What was printed, with or without the message above it.</param>
    public static StackTrace Read(string text)
    {
        var reader = new StackReader();
        reader.ReadLines(text);
        return reader.ToTrace();
    }

    private void ReadLines(string text)
    {
        var previous = "";
        foreach (var range in text.AsSpan().Split('\n'))
        {
            if (_lines.Count == MostLines)
            {
                break;
            }

            var line = text.AsSpan(range).TrimEnd("\r ");
            previous = Add(TerminalText.Plain(line[..Math.Min(line.Length, LongestLine)].ToString()), previous);
        }
    }

    private string Add(string line, string previous)
    {
        if (IsBreak(line))
        {
            _parts.Add([]);
        }

        if (GoFrames.IsPlace(line) && GoFrames.TryRead(previous, line, out var go))
        {
            // What looked like a head was the first line of a frame.
            _heads.RemoveAll(h => h == previous);
            _lines[^1] = _lines[^1] with { Frame = go };
            _lines.Add(new StackLine(line, null));
            _parts[^1].Add(go);
        }
        else if (!RustFrames.IsPlace(line) && (PhpFrames.TryRead(line, ref _phpPlace, out var frame) || TryReadFrame(line, out frame)))
        {
            _isPython |= PythonFrames.IsInnermostLast(line);
            if (_lines.Count == 0 && ScriptFrames.HeadOf(line) is { } head)
            {
                _heads.Add(head);
            }

            _lines.Add(new StackLine(line, frame));
            if (!_isSuppressed)
            {
                _parts[^1].Add(frame);
            }
        }
        else
        {
            AddOther(line);
        }

        return line;
    }

    private void AddOther(string line)
    {
        if (RustFrames.IsLibraryPlace(line) && _lines.Count > 0 && _lines[^1].Frame is { } frame && _parts[^1].Count > 0)
        {
            _lines[^1] = _lines[^1] with { Frame = frame with { IsProgram = false } };
            _parts[^1][^1] = frame with { IsProgram = false };
        }

        _lines.Add(new StackLine(line, null));
        if (!string.IsNullOrWhiteSpace(line))
        {
            _phpPlace = line.Contains(".php", StringComparison.Ordinal) ? line : _phpPlace;
            _heads.Add(ElixirFrames.HeadOf(line) ?? PythonFrames.WithoutMark(line));
        }
    }

    private static bool TryReadFrame(string line, out StackFrame frame) =>
        PythonFrames.TryRead(line, out frame) || ElixirFrames.TryRead(line, out frame) || JavaFrames.TryRead(line, out frame) || NodeFrames.TryRead(line, out frame) || RustFrames.TryRead(line, out frame)
        || NativeFrames.TryRead(line, out frame) || ScriptFrames.TryRead(line, out frame) || DotnetFrames.TryRead(line, out frame);

    /// <summary>Whether frames of another exception of the chain begin.</summary>
    private bool IsBreak(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.StartsWith("Suppressed: "))
        {
            _isSuppressed = true;
            return false;
        }

        foreach (var head in CauseHeads)
        {
            if (text.StartsWith(head))
            {
                _isSuppressed = text.Length < line.Length && _isSuppressed;
                _hasCauses |= !_isSuppressed;
                return !_isSuppressed;
            }
        }

        return text.StartsWith("Traceback (most recent call last)") || (text.StartsWith("goroutine ") && text.EndsWith("]:")) || IsEndOfInner(line, text);
    }

    /// <summary>
    /// .NET prints such a line behind the frames of an inner exception and, without the blanks before it, where an await goes on with the same exception;
    /// both in the language of the system.
    /// </summary>
    private static bool IsEndOfInner(string line, ReadOnlySpan<char> text) =>
        text.StartsWith("--- ") && text.EndsWith(" ---") && (line.StartsWith(' ') || text.IndexOf("inner exception", StringComparison.Ordinal) > 0);

    private StackTrace ToTrace()
    {
        var parts = _parts.FindAll(p => p.Count > 0);
        if (_isPython)
        {
            parts.ForEach(p => p.Reverse());
        }

        if (_hasCauses)
        {
            parts.Reverse();
        }

        var (type, message) = StackHead.Read(_heads, _isPython, _hasCauses);
        if (parts.Count == 0 && StackHead.PlaceOf(_heads) is { } place)
        {
            parts.Add([place]);
        }

        return new StackTrace(_lines, parts, type, message);
    }
}
