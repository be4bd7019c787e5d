using System.Globalization;
using System.Text.Json;
using Footfall.Model;

namespace Footfall.Server.Demo;

/// <summary>People who label images in jobs, submit them, and review what others submitted.</summary>
#pragma warning disable CA5394 // made-up data
internal sealed class SimulatedLabeling(Random random)
{
    private static readonly string[] Classes = ["car", "person", "bicycle", "sign", "tree"];
    private static readonly string[] Tags = ["blurred", "night", "crowd"];
    private int _images;

    /// <summary>Adds a day's work of some of the people who are there, in one of the jobs.</summary>
    internal void AddDay(List<Event> events, DateOnly date, IReadOnlyList<(string Id, string? Name, string? Org, string? Slug)> people, string job, string project)
    {
        var reviewer = people[random.Next(people.Count)];
        foreach (var who in people.Where(_ => random.NextDouble() < 0.2).Take(5))
        {
            var time = new DateTimeOffset(date.ToDateTime(new TimeOnly(8 + random.Next(7), random.Next(60))), TimeSpan.Zero);
            for (var i = 3 + random.Next(8); i > 0; i--)
            {
                time = Image(events, time, who, reviewer, job, project);
            }
        }
    }

    private DateTimeOffset Image(
        List<Event> events, DateTimeOffset time, (string Id, string? Name, string? Org, string? Slug) who, (string Id, string? Name, string? Org, string? Slug) reviewer, string job, string project)
    {
        var image = string.Create(CultureInfo.InvariantCulture, $"image-{++_images}");
        var begun = time;
        Event Of(string scope, (string Id, string? Name, string? Org, string? Slug) by, Dictionary<string, string> payload)
        {
            payload["image_id"] = image;
            payload["image"] = $"{image}.jpg";
            return new Event
            {
                Id = random.NextGuid(),
                Time = time,
                Received = time,
                Scope = scope,
                Source = Source.Server,
                ProjectId = project,
                JobId = job,
                UserId = by.Id,
                UserName = by.Name,
                OrgId = by.Org,
                OrgSlug = by.Slug,
                Payload = JsonSerializer.Serialize(payload),
            };
        }

        for (var i = 1 + random.Next(5); i > 0; i--)
        {
            time = time.AddSeconds(4 + random.Next(50));
            var named = Classes[random.Next(Classes.Length)];
            events.Add(Of(random.NextDouble() < 0.08 ? "delete:figure" : "create:figure", who, new() { ["class_id"] = named, ["class"] = named, ["figure_id"] = $"{image}-{i}" }));
        }

        if (random.NextDouble() < 0.3)
        {
            time = time.AddSeconds(3 + random.Next(10));
            var tag = Tags[random.Next(Tags.Length)];
            events.Add(Of("attach:tag", who, new() { ["tag_id"] = tag, ["tag"] = tag }));
        }

        time = time.AddSeconds(5 + random.Next(20));
        events.Add(Of("review:image", who, new() { ["status"] = "done" }));
        events.Add(Of("annotate:item", who, []) with { Duration = (ulong)(time - begun).TotalMilliseconds });
        var submitted = time;
        if (random.NextDouble() < 0.7)
        {
            time = submitted.AddHours(2).AddSeconds(random.Next(1200));
            events.Add(Of("review:image", reviewer, new() { ["status"] = random.NextDouble() < 0.85 ? "accepted" : "rejected", ["labeler_id"] = who.Id }));
        }

        return submitted.AddSeconds(random.Next(8) == 0 ? 900 : 10 + random.Next(60));
    }
}
