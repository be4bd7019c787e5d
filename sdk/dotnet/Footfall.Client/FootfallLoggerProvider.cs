using Microsoft.Extensions.Logging;

namespace Footfall.Client;

/// <summary>Log lines as events: <c>log:info</c> and its like, and <c>send:exception</c> for those with an exception.</summary>
[ProviderAlias("Footfall")]
internal sealed class FootfallLoggerProvider(IFootfall footfall, FootfallOptions options) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? _scopes;

    public ILogger CreateLogger(string categoryName) => new FootfallLogger(footfall, options, categoryName, () => _scopes);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        // The client outlives its loggers, and is disposed of by who made it.
    }
}
