namespace Footfall.ClickHouse.Sandbox;

/// <summary>What the engine's parser says of a text.</summary>
/// <param name="Statements">How many statements it holds.</param>
/// <param name="Class">0 reads; 1 changes a database, 2 the engine, 3 a session or a file; 4 cannot be read.</param>
public readonly record struct StatementNature(int Statements, int Class)
{
    /// <summary>Reads and nothing else.</summary>
    public const int Reads = 0;

    /// <summary>Is no statement.</summary>
    public const int Unknown = 4;
}
