namespace Footfall.Model;

/// <summary>What kind of caller makes a request.</summary>
public enum CallerKind
{
    /// <summary>A person with an account.</summary>
    Account = 0,

    /// <summary>A server of the platform, with a token that may only send events.</summary>
    IngestToken = 1,

    /// <summary>A command of this program on this machine, through the data folder's socket.</summary>
    Local = 2,

    /// <summary>A web page of the platform, with a public token that may only send events.</summary>
    BrowserToken = 3,

    /// <summary>A program that asks questions in SQL, with a token that reads what its account may see.</summary>
    SqlToken = 4,
}
