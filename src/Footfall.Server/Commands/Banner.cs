using Footfall.Server.Accounts;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary>What the console says once the server runs: where it is and how to sign in.</summary>
internal static class Banner
{
    internal static void Write(ServerSettings settings, RunningServer server)
    {
        Console.WriteLine();
        Console.WriteLine($"Footfall {Product.Version} serves {string.Join(", ", server.Addresses)}");
        Console.WriteLine($"  Data     {settings.Data}");
        Console.WriteLine($"  Store    {server.Store}");
        if (server.Services.GetRequiredService<AccountsDatabase>() is { IsShared: true } accounts)
        {
            Console.WriteLine($"  Accounts {accounts.Description}");
        }

        if (server.VectorAddresses is { Count: > 0 } vector)
        {
            Console.WriteLine($"  Vector   {string.Join(", ", vector)} takes CVAT's events as token {settings["Intake:Vector:Token"]}");
        }

        if (server.SignInLink is { } link)
        {
            Console.WriteLine($"  Sign in  {link}");
            Console.WriteLine($"           as {FirstAdministrator.Login}. The link works once, within an hour; then choose a password.");
        }
        else
        {
            Console.WriteLine($"  Sign in  {server.LocalAddress}/sign-in");
        }

        Console.WriteLine();
    }
}
