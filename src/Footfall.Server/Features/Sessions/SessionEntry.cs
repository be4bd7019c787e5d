namespace Footfall.Server.Features.Sessions;

/// <summary>A browser that is signed in.</summary>
/// <param name="Id">Names it; it opens nothing.</param>
/// <param name="Login">Whose it is.</param>
/// <param name="Created">When it signed in.</param>
/// <param name="LastUsed">When it was last used.</param>
/// <param name="Expires">When it ends if it is not used before.</param>
/// <param name="Address">Address that signed in.</param>
/// <param name="Client">Header User-Agent when it signed in.</param>
/// <param name="Current">Whether this very request came with it.</param>
internal sealed record SessionEntry(string Id, string Login, DateTimeOffset Created, DateTimeOffset LastUsed, DateTimeOffset Expires, string Address, string Client, bool Current);
