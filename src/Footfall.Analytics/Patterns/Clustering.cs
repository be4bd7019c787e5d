namespace Footfall.Analytics.Patterns;

/// <summary>
/// Spherical k-means without chance: the first center is the user least like the average, each next one the user least like all centers so
/// far, so that the same users always give the same groups.
/// </summary>
internal static class Clustering
{
    private const int MostRounds = 40;
    private const int Fewest = 2;
    private const int Most = 8;

    // A further group must explain at least this much of how unlike all users are.
    private const double Gain = 0.05;

    // One in so many may still be on the move between two groups; they go on moving for long, and change neither.
    private const int Restless = 1000;

    /// <summary>The group of each user, and as many groups as tell users apart; one when there are no two different users.</summary>
    internal static int[] Of(UseVectors users, int? wanted)
    {
        var seeds = Seeds(users, wanted ?? Most);
        if (wanted is not null || seeds.Count < Fewest)
        {
            return Assign(users, seeds).Groups;
        }

        var all = Assign(users, seeds[..1]);
        var best = all;
        for (var k = Fewest; k <= seeds.Count; k++)
        {
            var next = Assign(users, seeds[..k]);
            if (best.Open - next.Open < all.Open * Gain)
            {
                break;
            }

            best = next;
        }

        return best.Groups;
    }

    private static List<int> Seeds(UseVectors users, int most)
    {
        var nearest = new float[users.Count];
        var average = Center(users, new int[users.Count], 0);
        for (var i = 0; i < users.Count; i++)
        {
            nearest[i] = VectorMath.Dot(users[i], average);
        }

        var seeds = new List<int>();
        while (seeds.Count < Math.Min(most, users.Count))
        {
            var far = Array.IndexOf(nearest, nearest.Min());
            if (seeds.Count > 0 && nearest[far] > 0.999f)
            {
                break;
            }

            seeds.Add(far);
            for (var i = 0; i < users.Count; i++)
            {
                var likeness = VectorMath.Dot(users[i], users[far]);
                nearest[i] = seeds.Count == 1 ? likeness : Math.Max(nearest[i], likeness);
            }
        }

        return seeds;
    }

    /// <summary>Moves users to the center that they are most like, and centers to the middle of their users, until hardly anybody moves.</summary>
    private static (int[] Groups, double Open) Assign(UseVectors users, List<int> seeds)
    {
        var groups = new int[users.Count];
        var centers = seeds.ConvertAll(s => users[s].ToArray());
        for (var round = 0; round < MostRounds; round++)
        {
            var (moved, open) = Move(users, centers, groups);
            if (moved <= users.Count / Restless && round > 0)
            {
                return (groups, open);
            }

            centers = [.. centers.Select((_, g) => Center(users, groups, g))];
        }

        return (groups, Move(users, centers, groups).Open);
    }

    private static (int Moved, double Open) Move(UseVectors users, List<float[]> centers, int[] groups)
    {
        var (moved, open) = (0, 0.0);
        for (var i = 0; i < users.Count; i++)
        {
            var (best, likeness) = (0, float.MinValue);
            for (var g = 0; g < centers.Count; g++)
            {
                var like = VectorMath.Dot(users[i], centers[g]);
                (best, likeness) = like > likeness ? (g, like) : (best, likeness);
            }

            moved += groups[i] == best ? 0 : 1;
            groups[i] = best;
            open += 1 - likeness;
        }

        return (moved, open);
    }

    private static float[] Center(UseVectors users, int[] groups, int group)
    {
        var sum = new float[users.Width];
        for (var i = 0; i < users.Count; i++)
        {
            if (groups[i] == group)
            {
                VectorMath.Add(sum, users[i]);
            }
        }

        VectorMath.Normalize(sum);
        return sum;
    }
}
