using Footfall.Analytics.Labeling;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Labeling;

/// <summary>Reads the parameters of questions about labeling: a type of data stands for the projects that are of it.</summary>
internal sealed class LabelingReader(AskReader reader, LabelingQuestions questions)
{
    // Stands for the projects of a type that none is of: no platform has such an id.
    private const string NoProject = "\u0001 no project";

    /// <summary>Understands the parameters and answers; or answers what is wrong with them, all at once.</summary>
    internal async Task<IResult> AnswerAsync(HttpContext context, LabelingQuery query, string[] formats, Func<Ask, Task<IResult>> answer)
    {
        var mistakes = new Mistakes();
        var ask = await ReadAsync(context, query, query.DataType, formats, mistakes);
        return mistakes.Any ? mistakes.ToResult() : await answer(ask);
    }

    /// <summary>Understands the parameters; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal async Task<Ask> ReadAsync(HttpContext context, EventQuery query, string[]? types, string[] formats, Mistakes mistakes)
    {
        var ask = await reader.ReadAsync(context, query, formats, mistakes);
        if (types is not { Length: > 0 })
        {
            return ask;
        }

        var projects = await questions.ProjectsAsync(types, context.RequestAborted);
        var asked = ask.Filter["project"];
        IReadOnlyList<string> both = [.. (asked.Count == 0 ? projects : projects.Intersect(asked)).DefaultIfEmpty(NoProject)];
        return ask with { Filter = ask.Filter.With("project", both) };
    }
}
