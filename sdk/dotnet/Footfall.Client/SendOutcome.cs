namespace Footfall.Client;

/// <summary>What the server did with a request.</summary>
internal enum SendOutcome
{
    /// <summary>It has the events; those that it refused it will refuse again.</summary>
    Done,

    /// <summary>It does not take so much at once.</summary>
    TooLarge,

    /// <summary>The same again, later.</summary>
    Later,
}
