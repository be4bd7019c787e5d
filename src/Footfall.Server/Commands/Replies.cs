using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Commands;

/// <summary>Answers of a server to a command.</summary>
internal static class Replies
{
    /// <summary>Throws what a refusing answer says.</summary>
    internal static async Task EnsureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new CommandException(await DetailAsync(response, cancellationToken));
        }
    }

    /// <summary>What a refusing answer says.</summary>
    internal static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(cancellationToken);
            return problem?.Detail ?? problem?.Title ?? $"The server answered {(int)response.StatusCode}.";
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NotSupportedException)
        {
            return $"The server answered {(int)response.StatusCode}.";
        }
    }
}
