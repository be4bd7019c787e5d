namespace Footfall.Connectors.Kodosumi;

/// <summary>How an execution was when it was last looked at. The numbers are those of the book's column.</summary>
internal enum BookState
{
    /// <summary>A folder without a database.</summary>
    NoDatabase = 0,

    /// <summary>Its rows are read.</summary>
    Read = 1,

    /// <summary>Its database cannot be read.</summary>
    Skipped = 2,

    /// <summary>Deleted in Kodosumi.</summary>
    Archived = 3,

    /// <summary>Not there any more.</summary>
    Gone = 4,
}
