namespace Footfall.Server.Demo;

/// <summary>The Kodosumi of the demo: a folder in the demo's own, which the server watches like a real one.</summary>
internal sealed class DemoKodosumi(string dataFolder, TimeProvider time)
{
    private const int Users = 12;
    private const int ExecutionsADay = 12;
    private const int MostDays = 30;

    private SimulatedKodosumi? _simulated;

    internal string Folder { get; } = Path.Combine(Path.GetFullPath(dataFolder), "kodosumi");

    /// <summary>Makes executions that ended; of a demo that is kept, those of the time before are there already.</summary>
    internal void Fill(int days)
    {
        var now = time.GetUtcNow();
        var isNew = !Directory.Exists(Folder);
        _simulated = new SimulatedKodosumi(Folder, SimulatedKodosumi.Roles(Users), (int)(now.ToUnixTimeSeconds() % int.MaxValue));
        if (isNew)
        {
            var shown = Math.Min(days, MostDays);
            _simulated.Fill(shown * ExecutionsADay, now.AddDays(-shown), now.AddMinutes(-10));
            LeaveBroken();
        }
    }

    internal Task GoOnAsync(CancellationToken cancellationToken) => _simulated?.GoOnAsync(time, cancellationToken) ?? Task.CompletedTask;

    /// <summary>As found in real folders: a runner that died before its first event, and a copy that broke off.</summary>
    private void LeaveBroken()
    {
        var user = Path.Combine(Folder, "execution", SimulatedKodosumi.Roles(1)[0].Folder);
        var empty = Directory.CreateDirectory(Path.Combine(user, "66a1b2c3d4e5f60718293a4b"));
        File.WriteAllBytes(Path.Combine(empty.FullName, "sqlite3.db"), []);
        using (var cut = KodosumiExecution.Open(Path.Combine(user, "66a1b2c3d4e5f60718293a4c")))
        {
            cut.Add(time.GetUtcNow().AddDays(-2), "status", "starting");
        }

        using var file = File.OpenWrite(Path.Combine(user, "66a1b2c3d4e5f60718293a4c", "sqlite3.db"));
        file.SetLength(file.Length / 2);
    }
}
