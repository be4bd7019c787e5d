namespace Footfall.Server.Answers;

/// <summary>What is wrong with a request's parameters. All of it is told at once.</summary>
internal sealed class Mistakes
{
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

    /// <summary>The answer that names them all.</summary>
    internal IResult ToResult() => Results.ValidationProblem(
        _byName.ToDictionary(m => m.Key, m => m.Value.ToArray()),
        title: "Some parameters are wrong.",
        detail: string.Join(" ", _byName.SelectMany(m => m.Value.Select(v => $"{m.Key} {v}"))));
}
