using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Formats.Canonical;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Privacy;

/// <summary><c>/api/v1/intake/privacy</c>: the rules at the door, and a box to try them in. For administrators.</summary>
internal static class PrivacyEndpoints
{
    // What people paste, not what platforms send.
    private const int MostText = 1 << 20;

    internal static void MapPrivacy(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/intake/privacy").WithTags("Intake").RequireAuthorization(Policies.Observe);
        group.MapGet("", Show).Produces<PrivacyAnswer>().WithSummary("The rules that take private data out of events, and how often they did since the server started");
        group.MapPost("/test", Try).Produces<PrivacyTestAnswer>().WithSummary("What the rules would store of a text or an event; nothing is stored");
    }

    private static PrivacyAnswer Show(Scrubber scrubber) => new(
        [.. Enum.GetValues<PrivacyRule>().Where(scrubber.Options.Rules.Contains).Select(Word)],
        scrubber.Options.Keys,
        scrubber.Options.KeepKeys,
        Word(scrubber.Options.Ip),
        Word(scrubber.Options.UserEmail),
        Enum.GetValues<PrivacyRule>().ToDictionary(Word, rule => scrubber.Counters[rule]));

    private static IResult Try([FromBody] PrivacyTest request, Scrubber scrubber, TimeProvider time)
    {
        var mistakes = new Mistakes();
        var tally = new ScrubTally(keepPlaces: true);
        if (request is { Text: { Length: <= MostText } text, Event: null })
        {
            return Results.Ok(new PrivacyTestAnswer(scrubber.ScrubText(text, tally), null, Hits(tally)));
        }

        if (request is { Text: null, Event: { } sent })
        {
            if (CanonicalSample.Read(Encoding.UTF8.GetBytes(sent.GetRawText()), time.GetUtcNow(), out var mistake) is { } e)
            {
                return Results.Ok(new PrivacyTestAnswer(null, JsonSerializer.SerializeToElement(CanonicalSample.Write(scrubber.Scrub(e, tally))), Hits(tally)));
            }

            mistakes.Add("event", $"cannot be taken: {mistake}");
        }
        else
        {
            mistakes.Add("text", $"or event must be given, and not both; a text has at most {MostText} characters.");
        }

        return mistakes.ToResult();
    }

    private static List<PrivacyHit> Hits(ScrubTally tally) =>
        [.. tally.Places.GroupBy(p => p).Select(g => new PrivacyHit(Word(g.Key.Rule), g.Key.Place, g.Count()))];

    private static string Word<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
