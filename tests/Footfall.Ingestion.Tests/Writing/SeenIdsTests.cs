using Footfall.ClickHouse.Native;
using Footfall.Ingestion.Writing;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>The memory of ids against a plain set.</summary>
public sealed class SeenIdsTests
{
    private const long Hour = 3_600_000;
    private const long Now = 491_520 * Hour;

    [Fact]
    public void RandomAddsAndRemoves_AgreeWithASet()
    {
        var (seen, known, random) = (new SeenIds(TimeSpan.FromHours(48), long.MaxValue), new HashSet<Uuid>(), new Random(7));
        for (var i = 0; i < 400_000; i++)
        {
            // Ids that differ in a few bits only, as counters do.
            var id = new Uuid(0, (ulong)random.Next(150_000));
            if (random.Next(5) == 0)
            {
                seen.Remove(id, Now);
                known.Remove(id);
            }
            else
            {
                Assert.Equal(known.Add(id), seen.Add(id, Now));
            }
        }

        Assert.All(Enumerable.Range(0, 150_000), i => Assert.Equal(known.Contains(new Uuid(0, (ulong)i)), seen.Contains(new Uuid(0, (ulong)i), Now)));
    }

    [Fact]
    public void Ids_AreKnownForTheirHours_AndTakeNoRoomAfterwards()
    {
        var seen = new SeenIds(TimeSpan.FromHours(3), long.MaxValue);
        for (var hour = 0; hour < 600; hour++)
        {
            for (var i = 0; i < 300; i++)
            {
                Assert.True(seen.Add(new Uuid((ulong)hour, (ulong)i), Now + (hour * Hour)));
            }

            Assert.True(seen.Contains(new Uuid((ulong)Math.Max(0, hour - 3), 1), Now + (hour * Hour)));
            Assert.False(seen.Contains(new Uuid((ulong)(hour - 4), 1), Now + (hour * Hour)));
        }

        Assert.InRange(seen.Capacity, 256 * 64, 256 * 64 * 2);
    }

    [Fact]
    public void OfTooMany_TheOldestAreForgotten()
    {
        var seen = new SeenIds(TimeSpan.FromHours(48), 40_000);
        for (var i = 0; i < 200_000; i++)
        {
            seen.Add(new Uuid(1, (ulong)i), Now + (i / 10_000 * Hour));
        }

        var end = Now + (19 * Hour);
        Assert.All(Enumerable.Range(190_000, 10_000), i => Assert.True(seen.Contains(new Uuid(1, (ulong)i), end)));
        Assert.DoesNotContain(Enumerable.Range(0, 50_000), i => seen.Contains(new Uuid(1, (ulong)i), end));
    }
}
