namespace Footfall.Ingestion.Writing;

/// <summary>
/// Which events were stored since somebody last looked that may have changed entities: rather too many than too few. Noted when the store has
/// them, so who takes a touch finds all of its events there.
/// </summary>
public sealed class EntityTouches
{
    private readonly Lock _gate = new();
    private EntityTouch? _touch;

    /// <summary>Notes more of them.</summary>
    public void Add(EntityTouch touch)
    {
        lock (_gate)
        {
            _touch = touch.And(_touch);
        }
    }

    /// <summary>All that was noted; who takes it and fails with it gives it back by <see cref="Add"/>.</summary>
    public EntityTouch? Take()
    {
        lock (_gate)
        {
            var touch = _touch;
            _touch = null;
            return touch;
        }
    }

    internal void Note(IEnumerable<PendingBlock> blocks)
    {
        foreach (var block in blocks.Where(b => b.MayTellOfEntities))
        {
            Add(new EntityTouch(block.Days, block.Received));
        }
    }
}
