using System.Globalization;
using System.Text;

namespace Footfall.ClickHouse;

/// <summary>
/// Values of a statement, encoded the way the engine reads them: TSV escapes, NULL as <c>\N</c>, arrays as
/// <c>['a\'b','c']</c>, instants as Unix seconds with fraction (a DateTime64 parameter takes no <c>Z</c> and no offset).
/// </summary>
public sealed class Parameters
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    /// <summary>No values. Adding to it is an error.</summary>
    public static Parameters None { get; } = new() { _frozen = true };

    private bool _frozen;

    /// <summary>Names and encoded values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    /// <summary>Adds a text, or NULL, for <c>{name:String}</c> or <c>{name:Nullable(String)}</c>.</summary>
    public Parameters Add(string name, string? value) => Put(name, value is null ? "\\N" : Escape(value));

    /// <summary>Adds a whole number.</summary>
    public Parameters Add(string name, long value) => Put(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an instant for <c>{name:DateTime64(3)}</c>; microseconds and less are cut off.</summary>
    public Parameters Add(string name, DateTimeOffset value)
    {
        var milliseconds = value.ToUnixTimeMilliseconds();
        var sign = milliseconds < 0 ? "-" : "";
        var (seconds, fraction) = Math.DivRem(Math.Abs(milliseconds), 1000);

        // Four digits in front would be read as a year.
        return Put(name, string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds:0000000000}.{fraction:000}"));
    }

    /// <summary>Adds texts for <c>{name:Array(String)}</c>.</summary>
    public Parameters Add(string name, IEnumerable<string> values) =>
        Put(name, $"[{string.Join(',', values.Select(Quote))}]");

    /// <summary>Adds whole numbers for <c>{name:Array(Int64)}</c>.</summary>
    public Parameters Add(string name, IEnumerable<long> values) =>
        Put(name, $"[{string.Join(',', values.Select(v => v.ToString(CultureInfo.InvariantCulture)))}]");

    /// <summary>Adds lists of whole numbers for <c>{name:Array(Array(Int64))}</c>.</summary>
    public Parameters Add(string name, IEnumerable<IEnumerable<long>> values) =>
        Put(name, $"[{string.Join(',', values.Select(some => $"[{string.Join(',', some.Select(v => v.ToString(CultureInfo.InvariantCulture)))}]"))}]");

    /// <summary>Adds UUIDs for <c>{name:Array(UUID)}</c>.</summary>
    public Parameters Add(string name, IEnumerable<Guid> values) =>
        Put(name, $"[{string.Join(',', values.Select(v => $"'{v:D}'"))}]");

    /// <summary>Adds those values of several that have no value yet: parts of one statement may name the same ones.</summary>
    public Parameters AddMissing(Action<Parameters> several)
    {
        var others = new Parameters();
        several(others);
        foreach (var (name, encoded) in others._values)
        {
            _ = _values.Exists(v => v.Key == name) ? this : Put(name, encoded);
        }

        return this;
    }

    /// <summary>Adds a value that whoever sent it encoded already.</summary>
    public Parameters AddEncoded(string name, string encoded) => Put(name, encoded);

    private static string Quote(string value) => $"'{Escape(value).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny("\\\t\n\r\0") < 0)
        {
            return value;
        }

        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\0' => text.Append("\\0"),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    private Parameters Put(string name, string encoded)
    {
        if (_frozen)
        {
            throw new InvalidOperationException("Parameters.None takes no values; create a new Parameters().");
        }

        _values.Add(new(name, encoded));
        return this;
    }
}
