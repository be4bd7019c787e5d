// Recounts naively what the pages Overview and Events show:
//   node recount.mjs FILE [--from INSTANT --to INSTANT] [--tz ZONE] [--org ID-OR-SLUG]
// FILE holds canonical events, one a line, gzipped when it ends in .gz. Without --from and --to the period is all there
// is, and then nothing lies before it. Prints JSON. Needs Node and nothing else; shares no code with the server.

import { argv, stdout } from "node:process";
import { parseArgs } from "node:util";
import { readEvents } from "./events.mjs";
import { calendarBuckets, epochBuckets, unitFor, Zone } from "./time.mjs";

const PAUSE = 30 * 60_000;
const DAY = 86_400_000;
const PASSIVE = ["login", "logout", "confirm", "report", "connect", "disconnect", "log"];

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { from: { type: "string" }, to: { type: "string" }, tz: { type: "string" }, org: { type: "string" } },
});

const everything = readEvents(positionals[0]);
const counted = everything.filter((e) => e.scope !== "send:working_time" && e.orgSlug !== "footfall");
const zone = new Zone(values.tz ?? "UTC");
const all = values.from === undefined;
const from = all ? Math.min(...minMax(everything)) : Date.parse(values.from);
const to = all ? Math.max(...minMax(everything)) + 1 : Date.parse(values.to);
const now = matching(from, to);
const before = all ? null : matching(from - (to - from), from);

stdout.write(
  JSON.stringify({
    from: iso(from),
    to: iso(to),
    figures: figures(),
    unique_users: uniqueUsers(),
    packages: packages(now),
    users: users(now),
    packages_users: packagesUsers(now),
    heat: heat(now),
    activity: activity(),
    browsers: clients(now, (e) => [e.clientName, e.clientVersion].filter((x) => x !== null).join(" ")),
    systems: clients(now, (e) => e.os ?? ""),
    count: { matching: now.length, total: counted.filter((e) => e.time >= from && e.time < to).length },
  }),
);

function matching(begin, end) {
  return counted.filter((e) => e.time >= begin && e.time < end && (values.org === undefined || e.orgId === values.org || e.orgSlug === values.org));
}

function figures() {
  const [value, previous] = [figuresOf(now, from, to), before && figuresOf(before, from - (to - from), from)];
  return Object.keys(value).map((key) => ({ key, value: value[key], previous: previous && previous[key] }));
}

function figuresOf(events, begin, end) {
  return {
    "overview.active_users": distinct(events.filter(isActive), (e) => e.userId).size,
    "overview.new_users": newUsers(events, begin, end),
    "overview.sessions": sessions(events),
    "overview.events": events.length,
    "overview.packages_used": distinct(events, (e) => e.package).size,
    "overview.errors": events.filter((e) => ["send:exception", "log:error", "log:fatal"].includes(e.scope) || e.failed).length,
  };
}

function isActive(e) {
  const [verb, object] = e.scope.split(":");
  return !PASSIVE.includes(verb) && object !== "user" && object !== "member" && e.scope !== "send:exception";
}

/** Users of these events whose first event ever, of whatever org, lies in the period. */
function newUsers(events, begin, end) {
  const first = new Map();
  for (const e of counted) {
    first.set(e.userId, Math.min(e.time, first.get(e.userId) ?? Infinity));
  }

  return [...distinct(events, (e) => e.userId)].filter((user) => first.get(user) >= begin && first.get(user) < end).length;
}

/** Session ids; and for events without one, each user's events joined over pauses of up to 30 minutes. */
function sessions(events) {
  let joined = 0;
  for (const own of groups(events.filter((e) => e.sessionId === null && e.userId !== null), (e) => e.userId).values()) {
    const times = own.map((e) => e.time).sort((a, b) => a - b);
    joined += times.filter((time, i) => i === 0 || time - times[i - 1] > PAUSE).length;
  }

  return distinct(events, (e) => e.sessionId).size + joined;
}

function uniqueUsers() {
  const [first, last] = now.length === 0 ? [0, 0] : minMax(now);
  const days = (last - first) / DAY;
  const seconds = days >= 180 ? 604_800 : days >= 70 ? 172_800 : days >= 10 ? 43_200 : days >= 2 ? 14_400 : days >= 1 / 8 ? 1800 : 600;
  const rows = usersByBucket(now, epochBuckets(seconds, from, to));
  return {
    bucket_seconds: seconds,
    mean: rows.reduce((sum, r) => sum + r.users, 0) / rows.length,
    rows,
    previous: before && usersByBucket(before, epochBuckets(seconds, from - (to - from), from)),
  };
}

function usersByBucket(events, starts) {
  return byBucket(events, starts).map(({ start, own }) => ({ time: iso(start), users: distinct(own, (e) => e.userId).size }));
}

function activity() {
  const [unit, seconds] = unitFor(from, to);
  return { bucket_seconds: seconds, rows: eventsByBucket(now, unit, from, to), previous: before && eventsByBucket(before, unit, from - (to - from), from) };
}

function eventsByBucket(events, unit, begin, end) {
  return byBucket(events, calendarBuckets(zone, unit, begin, end)).map(({ start, own }) => {
    const client = own.filter((e) => e.source === "client").length;
    return { time: iso(start), count: own.length, client, server: own.length - client };
  });
}

/** Events by the last start that is not after them. */
function byBucket(events, starts) {
  const buckets = starts.map((start) => ({ start, own: [] }));
  for (const e of events) {
    buckets.findLast(({ start }) => start <= e.time).own.push(e);
  }

  return buckets;
}

function packages(events) {
  const rows = [...groups(events, (e) => e.package ?? "Core")].map(([name, own]) => ({ package: name, users: distinct(own, (e) => e.userId).size, count: own.length }));
  return { total: rows.filter((row) => row.package !== "Core").length, rows: rows.sort((a, b) => b.users - a.users || b.count - a.count || order(a.package, b.package)) };
}

function users(events) {
  const rows = [...groups(events.filter((e) => e.userId !== null), (e) => e.userId)].map(([id, own]) => ({ user_id: id, user_name: nameOf(id), count: own.length }));
  return { total: rows.length, rows: rows.sort((a, b) => b.count - a.count || order(a.user_id, b.user_id)) };
}

function packagesUsers(events) {
  const pairs = groups(events.filter((e) => e.userId !== null), (e) => JSON.stringify([e.package ?? "Core", e.userId]));
  return [...pairs].map(([key, own]) => {
    const [name, id] = JSON.parse(key);
    const [first, last] = minMax(own);
    return { package: name, user_id: id, user_name: nameOf(id), count: own.length, first: iso(first), last: iso(last) };
  });
}

/** The name that the latest event of a user with a name has; the id when none has one. */
function nameOf(id) {
  nameOf.latest ??= counted.filter((e) => e.userName !== null).reduce((m, e) => (e.time > (m.get(e.userId)?.time ?? -1) ? m.set(e.userId, e) : m), new Map());
  return nameOf.latest.get(id)?.userName ?? id;
}

function heat(events) {
  return [...groups(events, (e) => zone.weekdayAndHour(e.time).join())].map(([key, own]) => {
    const [weekday, hour] = key.split(",").map(Number);
    return { weekday, hour, count: own.length };
  });
}

/** Different pairs of user and client, by client. */
function clients(events, name) {
  const pairs = distinct(events.filter((e) => name(e) !== ""), (e) => JSON.stringify([e.userId, name(e)]));
  const rows = [...groups([...pairs], (p) => JSON.parse(p)[1])].map(([key, own]) => ({ name: key, users: own.length }));
  return rows.sort((a, b) => b.users - a.users || order(a.name, b.name));
}

function groups(items, key) {
  const map = new Map();
  for (const item of items) {
    const k = key(item);
    map.has(k) ? map.get(k).push(item) : map.set(k, [item]);
  }

  return map;
}

/** Different values; what is not there does not count. */
function distinct(items, value) {
  return new Set(items.map(value).filter((v) => v !== null));
}

function minMax(events) {
  return events.reduce(([least, most], e) => [Math.min(least, e.time), Math.max(most, e.time)], [Infinity, -Infinity]);
}

function order(a, b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function iso(instant) {
  return new Date(instant).toISOString();
}
