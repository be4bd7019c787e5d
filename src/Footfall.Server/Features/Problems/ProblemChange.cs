using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>Changes how a problem stands.</summary>
/// <param name="action">How it stands so far, with the action's name, time and account.</param>
/// <param name="problem">The problem, over all its time and by everybody's errors.</param>
internal delegate ProblemAction ProblemChange(ProblemAction action, ProblemRow problem);
