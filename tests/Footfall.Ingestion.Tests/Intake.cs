using System.Text;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Formats.Canonical;
using Footfall.Ingestion.Formats.Coder;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Formats.Otlp;
using Footfall.Ingestion.Formats.Vector;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Ingestion.Pipeline.Policy;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.Tests.Bookkeeping;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Ingestion.Tests;

/// <summary>The intake endpoints over the real engine, without a web server around them; the clock stands still.</summary>
public sealed class Intake : IAsyncLifetime
{
    /// <summary>When every request is received: 10.5 s after the batches of the tests were sent.</summary>
    public static readonly DateTimeOffset Now = DateTimeOffset.Parse("2024-06-03T12:00:10.5Z");

    public static readonly Caller Person = new()
    {
        Owner = "account:1",
        Name = "ann",
        Kind = CallerKind.Account,
        Role = Role.Member,
        UserId = "7",
        Email = "ann@acme.example",
    };

    public static readonly Caller Platform = new() { Owner = "token:1", Name = "platform", Kind = CallerKind.IngestToken };

    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly string _database = TestEngine.NewDatabase();
    private EventWriter _writer = null!;
    private CvatEndpoint _cvat = null!;
    private CanonicalEndpoint _canonical = null!;
    private CoderEndpoint _coder = null!;
    private OtlpEndpoint _otlp = null!;
    private VectorEndpoint _vector = null!;
    private NameBook _names = null!;
    private Books _books = null!;
    private bool _mayHaveEvents;

    public FakeTimeProvider Time { get; } = new(Now);

    /// <summary>Limits of all callers.</summary>
    public OwnLimits? Limits { get; set; }

    /// <summary>Lines of the policy of what is logged, until the intake begins anew.</summary>
    public IReadOnlyList<string> Policy { get; set; } = [];

    /// <summary>Rules that overrule it.</summary>
    public IReadOnlyList<CaptureRule> Captures { get; set; } = [];

    /// <summary>What was taken out of events.</summary>
    public PrivacyCounters Privacy { get; } = new();

    public IStore Store { get; private set; } = null!;

    public string CvatDatabase { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        CvatDatabase = $"{_database}_cvat";
        Store = await TestEngine.OpenAsync(_database);
        await new SchemaMigrator(Store, new SchemaNames(_database, CvatDatabase), SchemaScript.All, NullLogger.Instance).ApplyAsync(CancellationToken.None);
        _names = new NameBook(Store);
        _books = await Books.OpenAsync(Store, Time);
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _books.DisposeAsync();
        await Store.DisposeAsync();
        await TestEngine.DropAsync(_database);
        await _services.DisposeAsync();
    }

    /// <summary>Forgets all events.</summary>
    public async ValueTask EmptyAsync()
    {
        if (_mayHaveEvents)
        {
            await Store.ExecuteAsync(new Statement("TRUNCATE TABLE events") { Lane = Lane.Write }, CancellationToken.None);
            await EndAsync();
            await BeginAsync();
        }

        _mayHaveEvents = false;
    }

    /// <summary>As after a new start of the server, on the same store.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        await BeginAsync();
    }

    /// <summary><c>POST /api/events</c>; as a person unless another caller is given.</summary>
    public Task<Reply> CvatAsync(string body, Caller? caller = null, Action<HttpRequest>? request = null) =>
        CvatAsync(Encoding.UTF8.GetBytes(body), caller, request);

    public Task<Reply> CvatAsync(byte[] body, Caller? caller = null, Action<HttpRequest>? request = null) =>
        PostAsync(body, caller ?? Person, request, c => _cvat.PostAsync(c));

    /// <summary><c>POST /api/v1/events</c>; as the platform unless another caller is given.</summary>
    public Task<Reply> CanonicalAsync(string body, Caller? caller = null, Action<HttpRequest>? request = null) =>
        CanonicalAsync(Encoding.UTF8.GetBytes(body), caller, request);

    public Task<Reply> CanonicalAsync(byte[] body, Caller? caller = null, Action<HttpRequest>? request = null) =>
        PostAsync(body, caller ?? Platform, request, c => _canonical.PostAsync(c));

    /// <summary><c>POST /api/private/metrics/usage/push</c>; as the platform unless another caller is given.</summary>
    public Task<Reply> CoderPushAsync(string body, Caller? caller = null, Action<HttpRequest>? request = null) =>
        PostAsync(Encoding.UTF8.GetBytes(body), caller ?? Platform, request, c => _coder.PushAsync(c));

    public Task<Reply> CoderPushAsync(byte[] body, Caller? caller = null) => PostAsync(body, caller ?? Platform, null, c => _coder.PushAsync(c));

    /// <summary><c>POST /api/v2/workspaceproxies/me/app-stats</c>.</summary>
    public Task<Reply> CoderSessionsAsync(byte[] body, Caller? caller = null) =>
        PostAsync(body, caller ?? Platform, null, c => _coder.ReportAsync(c));

    public Task<Reply> AnonymousCoderAsync(string body) =>
        PostAsync(Encoding.UTF8.GetBytes(body), null, null, c => _coder.PushAsync(c));
    /// <summary><c>POST /v1/logs</c> with JSON; as the platform unless another caller is given.</summary>
    public Task<Reply> OtlpAsync(string body, Caller? caller = null, Action<HttpRequest>? request = null) =>
        PostAsync(Encoding.UTF8.GetBytes(body), caller ?? Platform, request, c => _otlp.PostAsync(c));

    /// <summary><c>POST /v1/logs</c> with protobuf.</summary>
    public Task<Reply> OtlpAsync(byte[] body, Action<HttpRequest>? request = null) => PostAsync(
        body,
        Platform,
        r =>
        {
            r.ContentType = "application/x-protobuf";
            request?.Invoke(r);
        },
        c => _otlp.PostAsync(c));

    public Task<Reply> AnonymousOtlpAsync(byte[] body, string type) => PostAsync(body, null, r => r.ContentType = type, c => _otlp.PostAsync(c));

    /// <summary><c>POST /intake/vector</c>; as the platform unless another caller is given.</summary>
    public Task<Reply> VectorAsync(string body, Caller? caller = null, Action<HttpRequest>? request = null) => VectorAsync(Encoding.UTF8.GetBytes(body), caller, request);

    public Task<Reply> VectorAsync(byte[] body, Caller? caller = null, Action<HttpRequest>? request = null) =>
        PostAsync(body, caller ?? Platform, request, c => _vector.PostAsync(c));

    public Task<Reply> AnonymousVectorAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body), null, null, c => _vector.PostAsync(c));

    public Task<Reply> AnonymousCvatAsync(string body, Action<HttpContext>? context = null) =>
        PostAsync(Encoding.UTF8.GetBytes(body), null, r => context?.Invoke(r.HttpContext), c => _cvat.PostAsync(c));

    public Task<Reply> AnonymousCanonicalAsync(string body) =>
        PostAsync(Encoding.UTF8.GetBytes(body), null, null, c => _canonical.PostAsync(c));

    /// <summary>All events as stored, in the order they were taken in.</summary>
    public Task<List<StoredEvent>> EventsAsync() =>
        Store.RowsAsync<StoredEvent>(new Statement("SELECT * EXCEPT (failed), failed FROM events WHERE sender != 'working-time' ORDER BY received, batch, position"), CancellationToken.None);

    /// <summary>The one event that is stored.</summary>
    public async Task<StoredEvent> SingleAsync() => Assert.Single(await EventsAsync());

    public async Task<int> CountAsync() => int.Parse(await TextAsync("SELECT count() FROM events"));

    /// <summary>A statement's result as tab-separated text.</summary>
    public async Task<string> TextAsync(string sql) =>
        (await Store.TextAsync(new Statement(SentEvents.Only(sql)), "TabSeparated", CancellationToken.None)).TrimEnd('\n');

    private async Task BeginAsync()
    {
        _writer = new EventWriter(Store, _names, new DaySeals(Store, Time), new CommitFeed(), new WriterOptions(), Time, NullLogger<EventWriter>.Instance);
        await _writer.RecoverAsync(CancellationToken.None);
        await _writer.StartAsync(CancellationToken.None);
        var gate = new IntakeGate(_writer, new LimitBook(new IntakeLimits(), _ => Limits, Time, new Random(1)), new Scrubber(new PrivacyOptions(), Privacy), new PolicyDoor(new LogPolicy(Policy), () => Captures), new IdempotencyKeys(), _books.Keeper);
        _cvat = new CvatEndpoint(new CvatOptions { MaxBody = 1 << 20 }, gate, _names, Time);
        _coder = new CoderEndpoint(new CoderOptions(), gate, Time);
        _canonical = new CanonicalEndpoint(new CanonicalOptions { MaxBody = 4 << 20 }, gate, Time);
        _otlp = new OtlpEndpoint(new OtlpOptions { MaxBody = 1 << 20, MaxRecords = 1_000, MaxMapped = 8 << 20 }, gate, Time);
        _vector = new VectorEndpoint(new VectorOptions { MaxBody = 4 << 20 }, gate, Time);
    }

    private async Task EndAsync()
    {
        await _writer.StopAsync(CancellationToken.None);
        _writer.Dispose();
    }

    private async Task<Reply> PostAsync(byte[] body, Caller? caller, Action<HttpRequest>? request, Func<HttpContext, Task<IResult>> endpoint)
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Request.Method = "POST";
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        if (caller is not null)
        {
            context.Features.Set(caller);
        }

        request?.Invoke(context.Request);
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var result = await endpoint(context);
        await result.ExecuteAsync(context);
        _mayHaveEvents |= context.Response.StatusCode < 300;
        return new Reply(context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()), context.Response.Headers) { Bytes = answer.ToArray() };
    }
}
