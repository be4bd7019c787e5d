using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Sql;

/// <summary>Makes the databases of readers when they are first asked for. They lie in memory: a stop of the engine ends them.</summary>
public sealed class SqlScopes(IStore store, SchemaNames names, ActivityRules rules) : IDisposable
{
    private const int MostKept = 200;

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, long> _made = [];
    private long _clock;

    /// <summary>The databases of those who have these rights.</summary>
    /// <param name="access">Which rows they may see.</param>
    /// <param name="again">Whether the engine says that they are not there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SqlScope> OfAsync(Access access, bool again, CancellationToken cancellationToken)
    {
        var scope = new SqlScope(names, access, rules);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (again || !_made.ContainsKey(scope.Database))
            {
                foreach (var sql in scope.Statements)
                {
                    await RunAsync(sql, CancellationToken.None);
                }
            }

            _made[scope.Database] = ++_clock;
            await DropOldestAsync();
            return scope;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task DropOldestAsync()
    {
        if (_made.Count <= MostKept)
        {
            return;
        }

        var oldest = _made.MinBy(m => m.Value).Key;
        _made.Remove(oldest);
        foreach (var suffix in new[] { "", $"_{SqlScope.Cvat}", $"_{SqlScope.Datagrok}", $"_{SqlScope.System}" })
        {
            await RunAsync($"DROP DATABASE IF EXISTS {oldest}{suffix}", CancellationToken.None);
        }
    }

    private Task RunAsync(string sql, CancellationToken cancellationToken) => store.ExecuteAsync(Statement.Write(sql), cancellationToken);
}
