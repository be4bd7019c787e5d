using System.Reflection;

namespace Footfall.Server.Hosting;

/// <summary>Facts about this build.</summary>
internal static class Product
{
    /// <summary>Version, for example <c>0.1.0</c>.</summary>
    internal static string Version { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
