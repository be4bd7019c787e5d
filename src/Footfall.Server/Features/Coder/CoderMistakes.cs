using Footfall.Ingestion.Formats.Coder;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Coder;

/// <summary>What is wrong with the parameters of a question in Coder's words. All of it is told at once.</summary>
internal sealed class CoderMistakes
{
    private const string GivenTwice = "must be given once.";

    private readonly List<CoderDetail> _details = [];

    internal bool Any => Code is not null;

    /// <summary>Code of the first mistake.</summary>
    internal string? Code { get; private set; }

    /// <summary>Notes a mistake; of a field that is given twice no other is told.</summary>
    internal void Add(string code, string field, string detail)
    {
        if (_details.Exists(d => d.Field == field && d.Detail == GivenTwice))
        {
            return;
        }

        Code ??= code;
        _details.Add(new CoderDetail(field, detail));
    }

    /// <summary>A parameter that is spelled wrong would otherwise be taken for none.</summary>
    internal void RefuseUnknown(HttpContext context)
    {
        var known = KnownParameters.Of(context.GetEndpoint());
        foreach (var (name, values) in context.Request.Query)
        {
            if (!known.Contains(name))
            {
                Add("unknown_parameter", name, $"is not a parameter of this route, which takes {string.Join(", ", known)}.");
            }
            else if (values.Count > 1)
            {
                Add($"invalid_{name}", name, GivenTwice);
            }
        }
    }

    /// <summary>One of several words, the first when none is given.</summary>
    internal string Choice(string field, string? text, params string[] choices)
    {
        if (string.IsNullOrEmpty(text) || choices.Contains(text))
        {
            return string.IsNullOrEmpty(text) ? choices[0] : text;
        }

        Add($"invalid_{field}", field, $"must be {string.Join(" or ", choices.Where(c => c.Length > 0))}, but is '{text}'.");
        return choices[0];
    }

    internal IResult ToResult() => CoderReplies.InvalidQuestion(Code!, _details);
}
