using System.Globalization;

namespace Footfall.Server.Demo;

/// <summary>A made-up tenant.</summary>
internal sealed record SimulatedOrg(string Id, string Slug, int Projects)
{
    /// <summary>Id of one of its projects, counted from 0.</summary>
    internal int Project(int index) => (int.Parse(Id, CultureInfo.InvariantCulture) * 100) + index + 1;

    /// <summary>Id of one of the tasks of a project, counted from 1.</summary>
    internal static int Task(int project, int index) => (project * 100) + index;
}
