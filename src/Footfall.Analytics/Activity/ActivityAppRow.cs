namespace Footfall.Analytics.Activity;

/// <summary>An app and how much it was used.</summary>
/// <param name="Category">Category of its activity.</param>
/// <param name="App">Its name; empty where events name none.</param>
/// <param name="Users">Different users.</param>
/// <param name="Minutes">Different minutes of each user, summed.</param>
/// <param name="Opens">Sessions of it.</param>
/// <param name="MeanMs">How long those lasted on average; null without any.</param>
/// <param name="MedianMs">How long the middle one lasted; null without any.</param>
public sealed record ActivityAppRow(string Category, string App, long Users, long Minutes, long Opens, double? MeanMs, double? MedianMs);
