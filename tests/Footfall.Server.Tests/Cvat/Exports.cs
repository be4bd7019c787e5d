using System.Net;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Cvat;

/// <summary>The export flow in few words.</summary>
internal static class Exports
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts a job and gives its id.</summary>
    public static async Task<string> StartAsync(this HttpClient client, string filters = "", string method = "GET")
    {
        var answer = await client.SendAsync(method, $"/api/events?{filters}");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (string)(await answer.JsonAsync())["query_id"]!;
    }

    /// <summary>Asks until the job is done.</summary>
    public static async Task ReadyAsync(this HttpClient client, string id, string method = "GET", string filters = "")
    {
        for (var i = 0; i < 600; i++)
        {
            using var answer = await client.SendAsync(method, $"/api/events?query_id={id}&{filters}");
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
                return;
            }

            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await Task.Delay(50, Stop);
        }

        Assert.Fail("The export does not end.");
    }

    public static Task<HttpResponseMessage> DownloadAsync(this HttpClient client, string id, string method = "GET") =>
        client.SendAsync(method, $"/api/events?query_id={id}&action=download");

    /// <summary>The whole flow; gives the file.</summary>
    public static async Task<string> ExportAsync(this HttpClient client, string filters = "")
    {
        var id = await client.StartAsync(filters);
        await client.ReadyAsync(id);
        var file = await client.DownloadAsync(id);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        return await file.Content.ReadAsStringAsync(Stop);
    }
}
