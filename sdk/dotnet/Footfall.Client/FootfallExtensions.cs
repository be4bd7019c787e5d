using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Footfall.Client;

/// <summary>How a program takes the kit in.</summary>
public static class FootfallExtensions
{
    /// <summary>Adds <see cref="IFootfall"/> and sends the program's log.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Sets address, token and what else differs.</param>
    public static IServiceCollection AddFootfall(this IServiceCollection services, Action<FootfallOptions>? configure = null)
    {
        var options = new FootfallOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);

        // The log cannot be told before there is one, and the log needs the kit: its complaints go to standard error.
        services.AddSingleton(s => new FootfallClient(options, s.GetRequiredService<TimeProvider>(), message => Console.Error.WriteLine($"Footfall: {message}")));
        services.AddSingleton<IFootfall>(s => s.GetRequiredService<FootfallClient>());
        services.AddSingleton<ILoggerProvider, FootfallLoggerProvider>();
        services.AddHostedService<FootfallHost>();
        return services;
    }

    /// <summary>Records each request that a route answers, and errors that nobody catches. Stands before what it is to see.</summary>
    public static IApplicationBuilder UseFootfall(this IApplicationBuilder app) => app.UseMiddleware<FootfallMiddleware>();
}
