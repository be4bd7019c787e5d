using System.Text;
using Footfall.Model;

namespace Footfall.Ingestion.Tests.Formats.Cvat;

/// <summary>What surrounds a batch: credentials, organization, media type, encoding, size (<c>specs/cvat.md</c> 1.1, 1.5 to 1.7).</summary>
public sealed class CvatRequestTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    private const string Body = """{"events": [{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z"}], "timestamp": "2024-06-03T12:00:00Z"}""";

    public async ValueTask InitializeAsync()
    {
        await intake.EmptyAsync();
        await intake.CanonicalAsync("""
            {"timestamp": "2024-01-01T00:00:00Z", "scope": "create:organization", "org_id": "9", "org_slug": "acme"}
            {"timestamp": "2024-01-01T00:00:00Z", "scope": "use:ide", "org_slug": "only-slug"}
            """);
        await intake.EmptyAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task NoCredentials_Are401WithTheSchemeOfTokens()
    {
        var reply = await intake.AnonymousCvatAsync("not even json");

        reply.Is(401, """{"detail":"Authentication credentials were not provided."}""");
        Assert.Equal("Token", reply.Headers.WWWAuthenticate);
    }

    [Fact]
    public async Task WrongCredentials_Are401WithTheirReason() =>
        (await intake.AnonymousCvatAsync(Body, c => c.Features.Set(new RefusedCaller("This token was revoked.", "Invalid token.")))).Is(401, """{"detail":"Invalid token."}""");

    [Theory]
    [InlineData("?org=acme", null)]
    [InlineData("?org=9", null)]
    [InlineData("?org_id=9", null)]
    [InlineData("", "acme")]
    [InlineData("?org=acme", "acme")]
    public async Task Organization_OfTheRequest_GoesToEveryEvent(string query, string? header)
    {
        var reply = await SendAsync(query, header);

        Assert.Equal(201, reply.Status);
        Assert.Equal(("9", "acme"), ((await intake.SingleAsync()).OrgId, (await intake.SingleAsync()).OrgSlug));
        Assert.Equal(9, reply.Json["events"]![0]!["org_id"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("?org=", null)]
    [InlineData("", "")]
    public async Task EmptyOrganization_IsNone(string query, string? header)
    {
        await SendAsync(query, header);

        Assert.Equal(("", ""), ((await intake.SingleAsync()).OrgId, (await intake.SingleAsync()).OrgSlug));
    }

    [Fact]
    public async Task OrganizationKnownByShortNameOnly_HasNoId()
    {
        await SendAsync("?org=only-slug", null);

        Assert.Equal(("", "only-slug"), ((await intake.SingleAsync()).OrgId, (await intake.SingleAsync()).OrgSlug));
    }

    [Theory]
    [InlineData("?org=nowhere", "nowhere")]
    [InlineData("?org_id=77", "77")]
    public async Task UnknownOrganization_Is404(string query, string named)
    {
        (await SendAsync(query, null)).Is(404, $$"""{"detail":"{{named}} organization does not exist."}""");
        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("?org_id=9&org=acme", null)]
    [InlineData("?org_id=9", "acme")]
    [InlineData("?org=acme", "other")]
    public async Task ContradictoryOrganization_Is400AsAList(string query, string? header)
    {
        var reply = await SendAsync(query, header);

        Assert.Equal(400, reply.Status);
        Assert.StartsWith("You cannot specify", Assert.Single(reply.Json.AsArray())!.GetValue<string>());
        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("application/json", 201)]
    [InlineData("Application/JSON; charset=utf-8", 201)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-ndjson", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    public async Task MediaType_MustBeJson(string type, int status)
    {
        var reply = await intake.CvatAsync(Body, request: r => r.ContentType = type);

        Assert.Equal(status, reply.Status);
        if (status == 415)
        {
            Assert.Equal($"Unsupported media type \"{type}\" in request.", reply.Detail);
        }
    }

    [Fact]
    public async Task MediaType_Absent_Is415() =>
        (await intake.CvatAsync(Body, request: r => r.ContentType = null)).Is(415, """{"detail":"Unsupported media type \"\" in request."}""");

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task CompressedBody_IsTaken(string encoding)
    {
        var reply = await intake.CvatAsync(Compression.Of(encoding, Encoding.UTF8.GetBytes(Body)), request: r => r.Headers.ContentEncoding = encoding);

        Assert.Equal(201, reply.Status);
        Assert.Equal(1, await intake.CountAsync());
    }

    [Fact]
    public async Task Body_LargerThanTheLimit_Is413_AlsoWhenItIsSmallOnTheWire()
    {
        var large = Encoding.UTF8.GetBytes(Body.Insert(1, new string(' ', 1 << 20)));

        var plain = await intake.CvatAsync(large);
        var compressed = await intake.CvatAsync(Compression.Of("gzip", large), request: r => r.Headers.ContentEncoding = "gzip");

        Assert.Equal((413, 413), (plain.Status, compressed.Status));
        Assert.Equal("The body is larger than 1 MiB after decompression. Send it in smaller parts.", plain.Detail);
        Assert.Equal(0, await intake.CountAsync());
    }

    private Task<Reply> SendAsync(string query, string? header) => intake.CvatAsync(Body, request: r =>
    {
        r.QueryString = new Microsoft.AspNetCore.Http.QueryString(query);
        if (header is not null)
        {
            r.Headers["X-Organization"] = header;
        }
    });
}
