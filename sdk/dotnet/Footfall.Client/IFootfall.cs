namespace Footfall.Client;

/// <summary>Sends events to Footfall. No member throws, waits for the network, or fails because the server does.</summary>
public interface IFootfall
{
    /// <summary>Events that could not be kept since the program started: the queue was full, or the disk.</summary>
    long Lost { get; }

    /// <summary>Events that the server refused since the program started.</summary>
    long Refused { get; }

    /// <summary>Events that the server has, as it said.</summary>
    long Sent { get; }

    /// <summary>Records that something happened.</summary>
    void Event(FootfallEvent e);

    /// <summary>Records that something happened.</summary>
    /// <param name="scope">What, <c>verb:object</c>.</param>
    /// <param name="objectId">With what.</param>
    /// <param name="payload">Anything else.</param>
    void Event(string scope, string? objectId = null, IReadOnlyDictionary<string, object?>? payload = null);

    /// <summary>Records an error with its stack.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="isHandled">Whether the program went on.</param>
    /// <param name="payload">Anything else.</param>
    void Error(Exception exception, bool isHandled = true, IReadOnlyDictionary<string, object?>? payload = null);

    /// <summary>Records something that goes on until the answer is disposed of, with its duration.</summary>
    /// <param name="e">What.</param>
    IDisposable Start(FootfallEvent e);

    /// <summary>Sends what waits, and says whether nothing waits any more.</summary>
    Task<bool> FlushAsync(CancellationToken cancellationToken = default);

    /// <summary>Signs who sits before a page, for the browser kit's <c>identify()</c>; null without a token.</summary>
    /// <param name="user">Who.</param>
    /// <param name="validFor">How long it holds.</param>
    /// <param name="org">Short name of the org that the user works in.</param>
    string? Sign(FootfallUser user, TimeSpan validFor, string? org = null);
}
