namespace Footfall.Analytics.Patterns;

/// <summary>
/// Users as directions: the square roots of the shares of what they use. Of length 1, so that who uses much and who uses little of the
/// same are alike, and a feature that everybody uses all the time does not hide the others.
/// </summary>
internal sealed class UseVectors
{
    private UseVectors(int width, float[] values)
    {
        Width = width;
        Values = values;
    }

    internal int Width { get; }

    internal int Count => Values.Length / Width;

    private float[] Values { get; }

    internal ReadOnlySpan<float> this[int index] => Values.AsSpan(index * Width, Width);

    internal static UseVectors Of(IReadOnlyList<UseRow> users, int features)
    {
        var values = new float[users.Count * features];
        for (var i = 0; i < users.Count; i++)
        {
            var total = (double)users[i].Counts.Sum();
            for (var j = 0; j < users[i].Places.Count; j++)
            {
                values[(i * features) + users[i].Places[j] - 1] = (float)Math.Sqrt(users[i].Counts[j] / total);
            }
        }

        return new UseVectors(features, values);
    }
}
