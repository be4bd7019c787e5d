using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Footfall.Server.Tests.Support;

/// <summary>Requests and what came back, in few words.</summary>
internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    /// <summary>Sends a body with a content type.</summary>
    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient client,
        string method,
        string address,
        string? body = null,
        string type = "application/json",
        params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, type),
        };
        if (request.Content is not null)
        {
            request.Content.Headers.ContentType!.CharSet = null;
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>Expects problem details with this status and gives them.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.JsonAsync();
        Assert.Equal((int)status, (int)problem["status"]!);
        Assert.Equal(response.Headers.GetValues("X-Request-Id").Single(), (string?)problem["request_id"]);
        Assert.Null(problem["trace_id"] ?? problem["traceId"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["detail"]), $"A problem without detail: {problem}");
        return problem;
    }
}
