namespace Footfall.Analytics.Metrics;

/// <summary>Rows that metrics are made of.</summary>
public enum MetricSource
{
    /// <summary>Rows of usage: one user, org, package and hour each.</summary>
    Usage = 0,

    /// <summary>Sessions, one row each.</summary>
    Sessions = 1,

    /// <summary>Users whose first event ever lies in the period, one row each.</summary>
    NewUsers = 2,
}
