namespace Footfall.E2E;

/// <summary>Tests that share <see cref="FilledServer"/>, one after the other: the machine has few cores.</summary>
[CollectionDefinition(Name)]
public sealed class Pages : ICollectionFixture<FilledServer>
{
    public const string Name = "pages";
}
