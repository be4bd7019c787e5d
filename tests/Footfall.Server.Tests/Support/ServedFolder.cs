namespace Footfall.Server.Tests.Support;

/// <summary>The real program serving a folder, for the tests of a class.</summary>
public sealed class ServedFolder : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal FootfallProgram Program { get; private set; } = null!;

    internal string Data => _folder.File("data");

    internal string Elsewhere => _folder.Path;

    public async ValueTask InitializeAsync() => Program = await FootfallProgram.ServeAsync(Data);

    /// <summary>Runs a command on the folder.</summary>
    internal Task<ProgramResult> RunAsync(params string[] arguments) => FootfallProgram.RunAsync([.. arguments, "--data", Data]);

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        _folder.Dispose();
    }
}
