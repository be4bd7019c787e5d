using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Tests.Writing;
using Footfall.Model;
using FsCheck.Fluent;

namespace Footfall.Ingestion.Tests.Formats;

/// <summary>Whatever an event holds comes back as it was.</summary>
public sealed class RoundTripTests(Intake intake) : IClassFixture<Intake>
{
    private const int Rounds = 12;
    private const int Size = 60;

    [Fact]
    public async Task WrittenEvents_ReadBack_AreEqual()
    {
        await using var host = await WriterHost.StartAsync();
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var events = Some(seed);
            await host.WriteAsync(events);
            var rows = (await ClickHouse.StoreRows.RowsAsync<StoredEvent>(host.Store, new("SELECT * EXCEPT (failed), failed FROM events"), CancellationToken.None)).ToDictionary(r => r.Id);

            Assert.All(events, e => Assert.Equal(StoredEvent.Of(e), rows[e.Id]));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SentEvents_ReadBack_AreEqual(bool asArray)
    {
        for (var seed = 100; seed < 100 + Rounds; seed++)
        {
            await intake.EmptyAsync();
            var (events, random) = (Some(seed), new Random(seed));
            var records = events.Select(e => SomeEvents.ToCanonical(e, random));

            var reply = await intake.CanonicalAsync(asArray ? $"[{string.Join(",", records)}]" : string.Join("\n", records));

            Assert.Equal((200, events.Count), (reply.Status, reply.Accepted));
            var stored = await intake.EventsAsync();
            Assert.Equal(events.Select((e, i) => Expected(e, stored[i])), stored);
        }
    }

    private static IReadOnlyList<Event> Some(int seed) => SomeEvents.Event.Sample(Size, new FsCheck.Rnd((ulong)seed), Size);

    /// <summary>The row that a sent event must become: what is derived is derived from what was sent.</summary>
    private static StoredEvent Expected(Event sent, StoredEvent stored)
    {
        var facts = PayloadFacts.Read(sent.Payload);
        return StoredEvent.Of(sent with
        {
            Kind = EventKind.Of(sent.Scope, sent.Source, sent.Package is not null, facts.Kind),
            Failed = facts.IsFailedCall(sent.Scope),
            RequestId = sent.RequestId ?? facts.RequestId,
            ClientName = sent.ClientName ?? facts.ClientName,
            ClientVersion = sent.ClientVersion ?? facts.ClientVersion,
            Os = sent.Os ?? facts.Os,
        }) with
        { Id = stored.Id, Batch = stored.Batch, Position = stored.Position };
    }
}
