using Footfall.ClickHouse.Embedded;
using Footfall.TestKit;

namespace Footfall.ClickHouse.Tests;

public sealed class EmbeddedStoreTests : StoreContract
{
    protected override async Task<IStore> OpenAsync() => await TestEngine.OpenAsync();

    [Fact]
    public async Task NullReference_BesideTheEngine_IsStillAnException()
    {
        Assert.Equal("1\n", await Store.TextAsync(new Statement("SELECT 1"), "TabSeparated", TestContext.Current.CancellationToken));
        var nothing = Environment.GetEnvironmentVariable("FOOTFALL_NO_SUCH_VARIABLE");

        Assert.Throws<NullReferenceException>(() => nothing!.Length);
    }

    [Fact]
    public async Task LongQueueOfBackgroundTasks_IsTakenByTheEngine()
    {
        // A name that the engine does not know any more is passed over without a word; then a removal from many parts takes ten times as long.
        var statement = new Statement("SELECT value FROM system.server_settings WHERE name = 'background_merges_mutations_concurrency_ratio'");

        Assert.Equal("32\n", await Store.TextAsync(statement, "TabSeparated", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FolderOfAnotherProcess_IsRefusedWithASentence()
    {
        // A second path in one process is refused by the engine in the same way as a folder that is locked.
        var other = Directory.CreateTempSubdirectory("footfall-other-").FullName;

        var error = await Assert.ThrowsAsync<StoreException>(() => EmbeddedStore.OpenAsync(
            new EmbeddedOptions { Folder = other }, TestContext.Current.CancellationToken));

        Assert.Contains("Most likely another Footfall serves it", error.Message, StringComparison.Ordinal);
    }
}
