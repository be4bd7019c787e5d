namespace Footfall.Server.Answers;

/// <summary>What is wrong with a request's parameters. All of it is told at once.</summary>
internal sealed class Mistakes
{
    private static readonly string[] KnownLevels = ["trace", "debug", "info", "warning", "warn", "error", "fatal"];

    private readonly Dictionary<string, List<string>> _byName = [];

    internal bool Any => _byName.Count > 0;

    internal void Add(string name, string message)
    {
        if (!_byName.TryGetValue(name, out var messages))
        {
            _byName[name] = messages = [];
        }

        messages.Add(message);
    }

    /// <summary>A whole number within bounds, or the standard when none is given.</summary>
    internal int Number(string name, string? text, int standard, int least, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Add(name, FormattableString.Invariant($"must be a whole number from {least} to {most}, but is '{text}'."));
        return standard;
    }

    /// <summary>One of several words, or the first when none is given.</summary>
    internal string Choice(string name, string? text, params string[] choices)
    {
        if (string.IsNullOrEmpty(text))
        {
            return choices[0];
        }

        if (choices.Contains(text))
        {
            return text;
        }

        Add(name, $"must be {string.Join(", ", choices[..^1])} or {choices[^1]}, but is '{text}'.");
        return choices[0];
    }

    /// <summary>How a list is sorted and where its page begins; what is wrong is added.</summary>
    /// <param name="sort">Parameter <c>sort</c>.</param>
    /// <param name="after">Parameter <c>after</c>.</param>
    /// <param name="standard">The order when none is given.</param>
    /// <param name="names">What may be sorted by.</param>
    /// <param name="read">Reads an order.</param>
    /// <param name="decode">Reads where the page before ended.</param>
    /// <param name="accepts">Whether that comes from a list of this order.</param>
    internal (TOrder Order, TToken? After) Page<TOrder, TToken>(
        string? sort, string? after, TOrder standard, IEnumerable<string> names, Func<string, TOrder?> read, Func<string, TToken?> decode, Func<TOrder, TToken, bool> accepts)
        where TOrder : class
        where TToken : class
    {
        var order = string.IsNullOrEmpty(sort) ? standard : read(sort);
        if (order is null)
        {
            Add("sort", $"must be one of {string.Join(", ", names)}, with a minus for descending, but is '{sort}'.");
        }

        var token = string.IsNullOrEmpty(after) ? null : decode(after);
        if (!string.IsNullOrEmpty(after) && (token is null || (order is not null && !accepts(order, token))))
        {
            Add("after", "must be the member 'next' of the page before, asked for with the same 'sort'.");
        }

        return (order ?? standard, token);
    }

    /// <summary>Levels of a log; what is none is added.</summary>
    internal IReadOnlyList<string> Levels(string[]? given)
    {
        if (given?.FirstOrDefault(l => !KnownLevels.Contains(l)) is { } other)
        {
            Add("level", $"must be one of {string.Join(", ", KnownLevels)}, but is '{other}'.");
        }

        return given ?? [];
    }

    /// <summary>The answer that names them all.</summary>
    internal IResult ToResult() => Results.ValidationProblem(
        _byName.ToDictionary(m => m.Key, m => m.Value.ToArray()),
        title: "Some parameters are wrong.",
        detail: string.Join(" ", _byName.SelectMany(m => m.Value.Select(v => $"{m.Key} {v}"))));
}
