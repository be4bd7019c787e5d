namespace Footfall.Server.Commands;

/// <summary>A command cannot be done; the message says why and what would help.</summary>
internal class CommandException(string message) : Exception(message);
