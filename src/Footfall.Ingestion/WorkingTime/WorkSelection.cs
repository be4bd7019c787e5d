using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Which working time is to be explained.</summary>
/// <param name="Condition">Condition over events: time, rights, users and orgs.</param>
/// <param name="AddTo">Adds its parameters.</param>
/// <param name="Range">The time that it names.</param>
/// <param name="HasPlace">Whether time of that place is meant.</param>
public sealed record WorkSelection(string Condition, Action<Parameters> AddTo, TimeRange Range, Func<WorkPlace, bool> HasPlace);
