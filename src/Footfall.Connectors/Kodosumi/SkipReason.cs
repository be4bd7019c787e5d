namespace Footfall.Connectors.Kodosumi;

/// <summary>Why an execution, or the roles, cannot be read. The set is closed: the page, the command and the guide list it.</summary>
public sealed record SkipReason
{
    /// <summary>The database has no bytes.</summary>
    public static readonly SkipReason Empty = new("empty", "The database has 0 bytes.", "Its writer died before the first event, or the disk was full. Nothing is lost; delete the execution in Kodosumi.", true);

    /// <summary>The file is none of SQLite's.</summary>
    public static readonly SkipReason NotADatabase = new("not_a_database", "The file is not a SQLite database.", "Something else wrote it, or it is encrypted. Restore it from a backup, or delete the execution in Kodosumi.", true);

    /// <summary>The file ends early.</summary>
    public static readonly SkipReason Truncated = new("truncated", "The file is shorter than its header says.", "A copy broke off, or the disk was full. Copy it again or restore it from a backup.", true);

    /// <summary>Pages do not fit together.</summary>
    public static readonly SkipReason Damaged = new("damaged", "The database is damaged.", "Restore it from a backup, or try 'sqlite3 sqlite3.db .recover' on a copy.", true);

    /// <summary>It has no events.</summary>
    public static readonly SkipReason NoMonitor = new("no_monitor", "The database has no table 'monitor'.", "It is not one of Kodosumi's. Check that the folder is Kodosumi's data folder.", true);

    /// <summary>Its events look otherwise.</summary>
    public static readonly SkipReason OtherColumns = new("other_columns", "The table 'monitor' has not the columns id, timestamp, kind and message.", "Another version of Kodosumi wrote it than Footfall knows.", true);

    /// <summary>The table is empty.</summary>
    public static readonly SkipReason NoRows = new("no_rows", "The table 'monitor' is empty.", "The execution reported nothing. It is read as soon as it does.", true);

    /// <summary>It changes all the time.</summary>
    public static readonly SkipReason Busy = new("busy", "The database changed while it was copied, again and again.", "It is tried again by itself. If it stays, the disk is slow or the database very large.", false);

    /// <summary>The system says no.</summary>
    public static readonly SkipReason NoPermission = new("no_permission", "The user that Footfall runs as may not read it.", "Give that user the right to read the folder, for example with the group of the user that Kodosumi runs as.", false);

    /// <summary>It leads elsewhere.</summary>
    public static readonly SkipReason LinkOutside = new("link_outside", "It is a link that leads out of the execution's own folder.", "Links are followed inside an execution's folder only. Watch the folder that it leads to, or put the execution itself in its place.", false);

    /// <summary>It leads nowhere.</summary>
    public static readonly SkipReason LinkBroken = new("link_broken", "It is a link to something that is not there.", "Put the database where the link leads, or remove the link.", false);

    /// <summary>It leads to itself.</summary>
    public static readonly SkipReason LinkLoop = new("link_loop", "It is a link that leads in circles.", "Remove the link, or let it lead to the database.", false);

    /// <summary>It is a folder, a pipe or a device.</summary>
    public static readonly SkipReason NotAFile = new("not_a_file", "What should be the database is a folder, a pipe, a socket or a device.", "Remove it, or check that the folder is Kodosumi's data folder.", true);

    /// <summary>Not the rows that were read.</summary>
    public static readonly SkipReason Rewritten = new("rewritten", "Rows that were read before are others now, or are not there any more: the database was replaced or edited. The run stays as it was read.", "Kodosumi only adds rows. Put the earlier database back, or copy the execution's folder under another id to have it read as a run of its own.", true);

    /// <summary>A name that is no id.</summary>
    public static readonly SkipReason OddName = new("odd_name", "The folder's name is longer than 200 characters, holds control characters or is not valid Unicode.", "Kodosumi makes no such names. Rename or remove the folder.", false);

    /// <summary>Two users have an execution of one id.</summary>
    public static readonly SkipReason SameId = new("same_id", "The folder of another user holds an execution with the same id.", "Ids of executions are unique in Kodosumi, so one of them is a copy. Remove the copy.", false);

    /// <summary>It is larger than the setting allows.</summary>
    public static readonly SkipReason TooLarge = new("too_large", "The database is being written and larger than Connectors:Kodosumi:MaxMegabytes, so it is not copied.", "It is read once its writer has ended. Raise the setting to read it before.", false);

    /// <summary>The copy has no room.</summary>
    public static readonly SkipReason NoSpace = new("no_space", "There is no room for a private copy on the disk of the data folder.", "Free some space there; it is tried again by itself.", false);

    /// <summary>The disk failed.</summary>
    public static readonly SkipReason Unreadable = new("unreadable", "Reading failed.", "Look at the system's log for errors of the disk or of the network folder; it is tried again by itself.", false);

    private SkipReason(string code, string message, string advice, bool isOfContent) =>
        (Code, Message, Advice, IsOfContent) = (code, message, advice, isOfContent);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SkipReason> All { get; } =
        [Empty, NotADatabase, Truncated, Damaged, NoMonitor, OtherColumns, NoRows, Busy, NoPermission, LinkOutside, LinkBroken, LinkLoop, NotAFile, Rewritten, OddName, SameId, TooLarge, NoSpace, Unreadable];

    /// <summary>Word for programs.</summary>
    public string Code { get; }

    /// <summary>What was found, for people.</summary>
    public string Message { get; }

    /// <summary>What would help.</summary>
    public string Advice { get; }

    /// <summary>Whether it lies in the database itself, so that trying again is pointless until the file changes.</summary>
    internal bool IsOfContent { get; }

    /// <summary>Whether the execution is a run all the same, of which nothing is known but that it is there.</summary>
    internal bool MakesRun => IsOfContent || this == NoPermission || this == TooLarge || this == Unreadable;

    /// <summary>The reason of a code.</summary>
    public static SkipReason? Find(string? code) => All.FirstOrDefault(r => r.Code == code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
