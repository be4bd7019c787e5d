namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>A part of a text that must not be stored.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">First character behind it.</param>
/// <param name="Marker">What takes its place.</param>
/// <param name="Rule">Why.</param>
internal readonly record struct Finding(int Start, int End, string Marker, PrivacyRule Rule);
