using Footfall.Server.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Hosting;

/// <summary>What Footfall itself remembers, and the keys of its cookies: in the data folder, or in a database that servers share.</summary>
internal static class AccountStorage
{
    internal static IServiceCollection AddAccountStorage(this IServiceCollection services, ServerSettings settings, DataFolder folder)
    {
        var database = new AccountsDatabase(settings, folder);
        services.AddSingleton(_ => database).AddDbContextFactory<FootfallDb>(database.Configure);
        var protection = services.AddDataProtection().SetApplicationName("footfall");
        if (!database.IsShared)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
            return services;
        }

        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<FootfallDb>>((keys, databases) => keys.XmlRepository = new SharedKeys(databases));
        return services.AddSingleton<SharedChanges>().AddHostedService(s => s.GetRequiredService<SharedChanges>());
    }
}
