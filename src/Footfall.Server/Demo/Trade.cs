namespace Footfall.Server.Demo;

/// <summary>What a made-up person does all day.</summary>
internal enum Trade
{
    /// <summary>Draws objects on images.</summary>
    Labeling = 0,

    /// <summary>Calls functions of packages on data.</summary>
    Analysis = 1,

    /// <summary>Writes code in a remote workspace.</summary>
    Coding = 2,
}
