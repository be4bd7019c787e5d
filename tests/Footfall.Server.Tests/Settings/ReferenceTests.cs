using Footfall.Server.Tests.Accounts;
using Footfall.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Server.Tests.Settings;

/// <summary>The generated reference says what the program does.</summary>
public sealed class ReferenceTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public void SettingsPage_IsWhatTheCatalogueSays() => GeneratedDocument.Check("docs/reference/settings.md", SettingsReference.Text());

    [Fact]
    public void MetricsPage_IsWhatTheCatalogueSays() => GeneratedDocument.Check("docs/reference/metrics.md", MetricReference.Text());

    [Fact]
    public void Permissions_AreWhatTheRoutesSay() =>
        GeneratedDocument.Check("docs/reference/permissions.md", PermissionReference.Text(shared.Server.Services.GetRequiredService<EndpointDataSource>()));

    [Fact]
    public async Task ApiDocument_IsWhatTheServerSays() =>
        GeneratedDocument.Check("docs/reference/openapi.json", await shared.Server.Admin.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken));
}
