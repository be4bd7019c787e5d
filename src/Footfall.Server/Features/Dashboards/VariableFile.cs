namespace Footfall.Server.Features.Dashboards;

/// <summary>Something that can be chosen on a dashboard.</summary>
internal sealed class VariableFile
{
    /// <summary>Its name in SQL and in addresses.</summary>
    public string? Name { get; set; }

    /// <summary>Its name for people.</summary>
    public string? Label { get; set; }

    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    /// <summary><c>open</c>: All restricts nothing; <c>closed</c>: All is every choice of the list.</summary>
    public string? All { get; set; }

    /// <summary>A SELECT whose first column gives the choices.</summary>
    public string? Sql { get; set; }

    /// <summary>The choices, where they are known.</summary>
    public List<string>? Values { get; set; }

    /// <summary>Whether All is every choice of the list, and no more.</summary>
    internal bool IsClosed => All == "closed";
}
