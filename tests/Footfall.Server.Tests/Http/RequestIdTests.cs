using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Http;

/// <summary><c>X-Request-Id</c>: a fresh UUID on every answer, whatever the caller sent (<c>specs/cvat.md</c> 5.1).</summary>
public sealed class RequestIdTests(SharedServer shared) : IClassFixture<SharedServer>
{
    public static TheoryData<string, string, string?> Requests => new()
    {
        { "GET", "/healthz", null },
        { "GET", "/", null },
        { "GET", "/assets/none.js", null },
        { "GET", "/api/v1/session", null },
        { "GET", "/api/v1/nowhere", null },
        { "PUT", "/api/v1/events", null },
        { "POST", "/healthz", null },
        { "POST", "/api/events", "{}" },
        { "POST", "/api/v1/session", "{" },
        { "GET", "/api/v1/events?nonsense=1", null },
        { "GET", "/%00", null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Answer_CarriesAFreshUuid(string method, string address, string? body)
    {
        var ids = new HashSet<string>();
        foreach (var client in new[] { shared.Server.Anonymous, shared.Server.Admin })
        {
            foreach (var given in new[] { null, "6a2b7102-c4b9-4d57-8754-5658132ba37d", "rubbish\t<script>", new string('x', 5000) })
            {
                var answer = await client.SendAsync(method, address, body, headers: given is null ? [] : [("X-Request-Id", given)]);
                if ((int)answer.StatusCode == 400 && address == "/%00")
                {
                    // The web server itself refuses it before there is a request.
                    return;
                }

                var id = Assert.Single(answer.Headers.GetValues("X-Request-Id"));
                Assert.NotEqual(given, id);
                Assert.Equal('4', Guid.ParseExact(id, "D").ToString()[14]);
                Assert.True(ids.Add(id));
            }
        }
    }
}
