using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Settings;

/// <summary>The generated reference says what the program does.</summary>
public sealed class ReferenceTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public void SettingsPage_IsWhatTheCatalogueSays() => GeneratedDocument.Check("docs/reference/settings.md", SettingsReference.Text());

    [Fact]
    public async Task ApiDocument_IsWhatTheServerSays() =>
        GeneratedDocument.Check("docs/reference/openapi.json", await shared.Server.Admin.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken));
}
