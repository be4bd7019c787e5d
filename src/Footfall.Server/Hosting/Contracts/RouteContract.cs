using System.Reflection;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Hosting.Contracts;

/// <summary>
/// Adds to every route the answers that follow from what it is, so that no route has to list them: who is refused, which
/// parameters can be wrong, what a store that fails leads to.
/// </summary>
internal static class RouteContract
{
    private const string Problem = "application/problem+json";

    internal static void Describe(EndpointBuilder endpoint)
    {
        var metadata = endpoint.Metadata;
        if (metadata.OfType<IntakeRoute>().FirstOrDefault() is { } intake)
        {
            foreach (var answer in IntakeContract.All[intake.Protocol].Answers)
            {
                metadata.Add(answer);
            }

            return;
        }

        var method = metadata.OfType<MethodInfo>().FirstOrDefault();
        foreach (var status in Statuses(metadata, method).Except(metadata.OfType<IProducesResponseTypeMetadata>().Select(p => p.StatusCode)).ToList())
        {
            metadata.Add(new ProducesResponseTypeMetadata(status, status == StatusCodes.Status400BadRequest ? typeof(HttpValidationProblemDetails) : typeof(ProblemDetails), [Problem]));
        }
    }

    /// <summary>Whether anybody may use a route.</summary>
    internal static bool IsOpen(IEnumerable<object> metadata) =>
        metadata.OfType<IAllowAnonymous>().Any() && !metadata.OfType<RefusesStrangers>().Any() && !metadata.OfType<IntakeRoute>().Any();

    private static IEnumerable<int> Statuses(IList<object> metadata, MethodInfo? method)
    {
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
            yield return StatusCodes.Status429TooManyRequests;
        }

        if (method is null)
        {
            yield break;
        }

        var asks = KnownParameters.Of(method).Count > 0 && !metadata.OfType<RefusesStrangers>().Any();
        var hasBody = method.GetParameters().Any(p => p.GetCustomAttribute<FromBodyAttribute>() is not null);
        if (asks || hasBody)
        {
            yield return StatusCodes.Status400BadRequest;
        }

        if (hasBody)
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (asks && method.GetParameters().Any(p => p.ParameterType == typeof(AskReader) || p.ParameterType.Namespace?.StartsWith("Footfall.Analytics", StringComparison.Ordinal) == true))
        {
            yield return StatusCodes.Status503ServiceUnavailable;
            yield return StatusCodes.Status504GatewayTimeout;
        }
    }
}
