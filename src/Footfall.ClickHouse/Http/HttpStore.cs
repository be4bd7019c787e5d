using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Http;

/// <summary>The store on a ClickHouse server, through its HTTP interface.</summary>
public sealed class HttpStore : IStore
{
    private const string ExceptionCode = "X-ClickHouse-Exception-Code";
    private const string ExceptionTag = "X-ClickHouse-Exception-Tag";

    private readonly HttpStoreOptions _options;
    private readonly AddressBook _addresses;
    private readonly HttpClient _client;
    private readonly HttpSandbox _sandbox;

    private HttpStore(HttpStoreOptions options, TimeProvider time)
    {
        _options = options;
        _addresses = new AddressBook(options.Addresses, time);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip,
            AllowAutoRedirect = false,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _sandbox = new HttpSandbox(this, options.Sandbox);
    }

    /// <inheritdoc />
    public string Description { get; private set; } = "";

    /// <inheritdoc />
    public ISandbox Sandbox => _sandbox;

    /// <summary>Connects, reads the server's version and creates the database when it is missing.</summary>
    /// <exception cref="StoreException">No address answered, or the server refused.</exception>
    public static async Task<HttpStore> OpenAsync(HttpStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = Unopened(options, time);
        try
        {
            var create = new Statement($"CREATE DATABASE IF NOT EXISTS {options.Database}") { Lane = Lane.Write };
            await store.ExecuteAsync(create, inDatabase: false, cancellationToken);
            var version = await store.TextAsync(new Statement("SELECT version()"), "TabSeparated", cancellationToken);
            store.Description = $"ClickHouse {version.Trim()} at {string.Join(", ", options.Addresses)}";
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the server nothing yet.</summary>
    internal static HttpStore Unopened(HttpStoreOptions options, TimeProvider time) => new(options, time);

    /// <inheritdoc />
    public Task ExecuteAsync(Statement statement, CancellationToken cancellationToken) =>
        ExecuteAsync(statement, inDatabase: true, cancellationToken);

    /// <inheritdoc />
    public async Task<Stream> OpenAsync(Statement statement, string format, CancellationToken cancellationToken)
    {
        var query = Query(statement, inDatabase: true);
        query["default_format"] = format;
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeoutOf(statement.Lane) + TimeSpan.FromSeconds(10));
        HttpResponseMessage? response = null;
        try
        {
            response = await SendAsync(query, () => SqlContent(statement.Sql), repeatable: true, deadline.Token);
            var tag = response.Headers.TryGetValues(ExceptionTag, out var tags) ? tags.First() : null;
            var body = await response.Content.ReadAsStreamAsync(deadline.Token);
            var guarded = new MidStreamErrorStream(body, tag, response, deadline);
            await guarded.PrefetchAsync(cancellationToken);
            return guarded;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            deadline.Dispose();
            throw new StoreException(StoreErrors.Timeout, "The ClickHouse server did not answer in time.");
        }
        catch
        {
            response?.Dispose();
            deadline.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task InsertAsync(Insert insert, IReadOnlyList<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        var query = Query(new Statement("") { Lane = Lane.Write }, inDatabase: true);
        query["query"] = $"{insert.ToSql()} FORMAT Native";
        query["async_insert"] = "0";
        if (insert.DeduplicationToken is { } token)
        {
            query["insert_deduplication_token"] = token;
        }

        using var response = await SendAsync(
            query,
            () => new BlocksContent(blocks, _options.Compression),
            repeatable: insert.DeduplicationToken is not null,
            cancellationToken);
        await response.Content.CopyToAsync(Stream.Null, cancellationToken);
    }

    /// <summary>What the server lets the user for statements of others do. Changes nothing.</summary>
    /// <exception cref="StoreException">The server cannot be reached.</exception>
    public Task<SandboxUser> LookAtSandboxUserAsync(CancellationToken cancellationToken) => SandboxUser.LookAsync(_options.Database, AskAsync, cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _sandbox.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a statement of somebody else: its result, and what the server says that it cost.</summary>
    internal async Task<(byte[] Body, string? Summary)> SandboxAsync(SandboxStatement statement, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var query = Query(new Statement(statement.Sql) { Parameters = statement.Parameters }, inDatabase: false);
        query["database"] = statement.Database;
        query["default_format"] = statement.Format;
        query["query_id"] = $"footfall-sql-{Guid.NewGuid():N}";
        foreach (var (name, value) in _options.Sandbox.Settings().Concat(settings))
        {
            query[name] = value;
        }

        // The answer is sent once it is whole, so that its status is true.
        query["wait_end_of_query"] = "1";
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Sandbox.Time + TimeSpan.FromSeconds(10));
        try
        {
            using var response = await SendAsync(query, () => SqlContent(statement.Sql), repeatable: true, deadline.Token, inSandbox: true);
            var summary = response.Headers.TryGetValues("X-ClickHouse-Summary", out var values) ? values.First() : null;
            return (await response.Content.ReadAsByteArrayAsync(deadline.Token), summary);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreException(StoreErrors.Timeout, "The ClickHouse server did not answer in time.");
        }
    }

    /// <summary>A statement of ours as that user, with the settings of the user's own profile.</summary>
    private async Task<string> AskAsync(string sql, CancellationToken cancellationToken)
    {
        var query = new NameValueCollection { ["default_format"] = "TabSeparatedRaw", ["wait_end_of_query"] = "1" };
        using var response = await SendAsync(query, () => SqlContent(sql), repeatable: true, cancellationToken, inSandbox: true);
        return (await response.Content.ReadAsStringAsync(cancellationToken)).TrimEnd('\n');
    }

    private async Task ExecuteAsync(Statement statement, bool inDatabase, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(Query(statement, inDatabase), () => SqlContent(statement.Sql), repeatable: false, cancellationToken);
        await response.Content.CopyToAsync(Stream.Null, cancellationToken);
    }

    /// <summary>
    /// Sends to the first address that answers. A request that reached a server and then failed is sent to another one
    /// only when it is <paramref name="repeatable"/>; one that never connected always is.
    /// </summary>
    private async Task<HttpResponseMessage> SendAsync(
        NameValueCollection query,
        Func<HttpContent> content,
        bool repeatable,
        CancellationToken cancellationToken,
        bool inSandbox = false)
    {
        Exception? last = null;
        foreach (var address in _addresses.InOrder())
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(address) { Query = ToText(query) }.Uri);
            request.Content = content();
            request.Headers.Authorization = Credentials(inSandbox);
            try
            {
                var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (response.IsSuccessStatusCode && !response.Headers.Contains(ExceptionCode))
                {
                    return response;
                }

                throw await ErrorAsync(response, cancellationToken);
            }
            catch (HttpRequestException e)
            {
                last = e;
                _addresses.Failed(address);
                if (!repeatable && e.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError))
                {
                    break;
                }
            }
        }

        throw new StoreException(StoreErrors.Network, $"No ClickHouse server answered at {string.Join(", ", _options.Addresses)}: {last?.Message}", last);
    }

    private AuthenticationHeaderValue? Credentials(bool inSandbox)
    {
        var (user, password) = inSandbox && _options.SandboxUser is not null ? (_options.SandboxUser, _options.SandboxPassword) : (_options.User, _options.Password);
        return user is null ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    private static async Task<StoreException> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return EngineErrors.Parse(text.Length > 0 ? text : $"The ClickHouse server answered {(int)response.StatusCode}.");
        }
    }

    private NameValueCollection Query(Statement statement, bool inDatabase)
    {
        var query = new NameValueCollection
        {
            ["max_execution_time"] = ((int)TimeoutOf(statement.Lane).TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["enable_http_compression"] = _options.Compression ? "1" : "0",
        };
        if (inDatabase)
        {
            query["database"] = _options.Database;
        }

        if (statement.Lane != Lane.Write)
        {
            // 2: reads only, but with settings, which arrive beside the statement here.
            query["readonly"] = "2";
            query["cancel_http_readonly_queries_on_client_close"] = "1";
        }

        foreach (var (name, value) in EngineSettings.Common)
        {
            query[name] = value;
        }

        foreach (var (name, value) in statement.Parameters.Values)
        {
            query[$"param_{name}"] = value;
        }

        return query;
    }

    private TimeSpan TimeoutOf(Lane lane) => lane == Lane.Read ? _options.ReadTimeout : _options.ExportTimeout;

    private static StringContent SqlContent(string sql) => new(sql, Encoding.UTF8, "text/plain");

    private static string ToText(NameValueCollection query) =>
        string.Join('&', query.AllKeys.Select(k => $"{Uri.EscapeDataString(k!)}={Uri.EscapeDataString(query[k]!)}"));
}
