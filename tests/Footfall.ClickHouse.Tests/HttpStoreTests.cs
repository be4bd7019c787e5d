using Footfall.ClickHouse.Http;
using Footfall.TestKit;

namespace Footfall.ClickHouse.Tests;

public sealed class HttpStoreTests : StoreContract
{
    private ClickHouseFront _front = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _front.DisposeAsync();
    }

    protected override async Task<IStore> OpenAsync()
    {
        _front = await ClickHouseFront.StartAsync();
        return await ConnectAsync(_front.Address);
    }

    [Fact]
    public async Task Read_FromAnOlderServer_RecognizesTheErrorWithoutTag()
    {
        _front.TagsErrors = false;
        var statement = new Statement("SELECT number, throwIf(number = 3000000, 'late') AS t FROM numbers(10000000)");
        await using var stream = await Store.OpenAsync(statement, "TabSeparated", Stop);

        var error = await Assert.ThrowsAsync<StoreException>(() => stream.CopyToAsync(Stream.Null, Stop));

        Assert.Equal(395, error.Code);
    }

    [Fact]
    public async Task RowsThatTalkAboutExceptions_AreStillRows()
    {
        const string Text = "\r\n__exception__\r\nnot the tag\r\n__exception__";
        var text = await Store.TextAsync(new Statement("SELECT {t:String}") { Parameters = new Parameters().Add("t", Text) }, "TabSeparatedRaw", Stop);

        Assert.Equal(Text + "\n", text);
    }

    [Fact]
    public async Task FirstAddressAway_SecondAnswers()
    {
        await using var store = await ConnectAsync(new Uri("http://127.0.0.1:9"), _front.Address);

        Assert.Equal("1\n", await store.TextAsync(new Statement("SELECT 1"), "TabSeparated", Stop));
    }

    [Fact]
    public async Task NoAddressAnswers_SaysWhichWereTried()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => ConnectAsync(new Uri("http://127.0.0.1:9")));

        Assert.Contains("No ClickHouse server answered at http://127.0.0.1:9/", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task ServerDiesDuringARead_AnotherAddressIsAsked()
    {
        await using var other = await ClickHouseFront.StartAsync();
        await using var store = await ConnectAsync(_front.Address, other.Address);
        _front.CutOff = 1;

        Assert.Equal("1\n", await store.TextAsync(new Statement("SELECT 1"), "TabSeparated", Stop));
        Assert.Equal(1, other.Requests);
    }

    [Fact]
    public async Task ServerDiesDuringAnInsertWithoutToken_NothingIsRepeated()
    {
        await CreateThingsAsync();
        await using var other = await ClickHouseFront.StartAsync();
        await using var store = await ConnectAsync(_front.Address, other.Address);
        _front.CutOff = 1;

        await Assert.ThrowsAsync<StoreException>(() => store.InsertAsync(Things, [Block(("a", 1u, null))], Stop));

        Assert.Equal(0, other.Requests);
    }

    [Fact]
    public async Task ServerDiesDuringAnInsertWithToken_ItIsRepeatedElsewhere()
    {
        await CreateThingsAsync();
        await using var other = await ClickHouseFront.StartAsync();
        await using var store = await ConnectAsync(_front.Address, other.Address);
        _front.CutOff = 1;

        await store.InsertAsync(Things with { DeduplicationToken = "x" }, [Block(("a", 1u, null))], Stop);

        Assert.Equal("1", await CountAsync("things"));
    }

    private readonly string _database = TestEngine.NewDatabase();

    private Task<HttpStore> ConnectAsync(params Uri[] addresses) => HttpStore.OpenAsync(
        new HttpStoreOptions { Addresses = addresses, Database = _database },
        TimeProvider.System,
        Stop);
}
