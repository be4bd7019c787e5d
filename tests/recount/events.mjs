// Canonical events out of a file, by the words of the interface: nothing of the server is used here.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const MEMBERS = new Set([
  "id", "timestamp", "scope", "source", "count", "duration", "payload", "org_id", "org_slug", "workspace_id", "project_id", "task_id",
  "job_id", "user_id", "user_name", "user_email", "session_id", "run_id", "request_id", "agent", "package", "function", "level",
  "client_name", "client_version", "os", "obj_name", "obj_id", "obj_val",
]);

/** All events of a newline-delimited file; lines that are no events are left out. */
export function readEvents(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(toEvent)
    .filter((event) => event !== null);
}

function toEvent(line) {
  const record = parse(line);
  if (record === null || typeof record !== "object" || Array.isArray(record)) {
    return null;
  }

  const time = instant(record.timestamp);
  if (time === null || typeof record.scope !== "string" || !/^[a-z0-9_]+:[a-z0-9_]+$/.test(record.scope)) {
    return null;
  }

  const payload = payloadOf(record);
  const platform = payload.platform !== null && typeof payload.platform === "object" ? payload.platform : {};
  return {
    time,
    scope: record.scope,
    source: record.source === "client" || record.source === "ui" ? "client" : "server",
    orgId: text(record.org_id),
    orgSlug: text(record.org_slug),
    userId: text(record.user_id),
    userName: text(record.user_name),
    sessionId: text(record.session_id),
    package: text(record.package),
    clientName: text(record.client_name) ?? text(platform.name),
    clientVersion: text(record.client_version) ?? text(platform.version),
    os: text(record.os) ?? text(platform.os),
    failed: record.scope === "call:function" && payload.status === "error",
  };
}

function payloadOf(record) {
  const given = typeof record.payload === "string" ? parse(record.payload) : record.payload;
  const others = Object.fromEntries(Object.entries(record).filter(([name]) => !MEMBERS.has(name)));
  return given !== null && typeof given === "object" ? { ...others, ...given } : others;
}

/** Whole Unix milliseconds; the rest is cut off. */
function instant(value) {
  if (typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value))) {
    return Math.floor(Math.round(Number(value) * 1e6) / 1e3);
  }

  const parsed = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(parsed) ? null : parsed;
}

function text(value) {
  return value === undefined || value === null || value === "" || typeof value === "object" ? null : String(value);
}

function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
