namespace Footfall.Model;

/// <summary>Who reported an event.</summary>
public enum Source
{
    /// <summary>A server of the platform.</summary>
    Server = 0,

    /// <summary>A browser or a desktop program.</summary>
    Client = 1,
}
