/** Levels of log lines, the least first. */
export type Level = 'debug' | 'info' | 'warning' | 'error';

/** Members of an event as the server names them: `obj_id`, `project_id`, `duration` and so on; other names go into its payload. */
export interface Fields {
  [member: string]: unknown;
  payload?: Record<string, unknown>;
}

/** An event on its way. */
export interface KitEvent extends Fields {
  id: string;
  timestamp: string;
  scope: string;
}

/** Who it was, as far as a browser can say: a statement signed by the platform's server, or a visitor of no name. */
export interface Who {
  identity?: string;
  anonymous_id?: string;
}

/** An event in the queue, by its place there. */
export interface Item {
  n?: number;
  who: Who;
  event: KitEvent;
}

/** What the server says that kits keep. */
export interface ServerPolicy {
  scopes: Record<string, boolean>;
  level: Level | null;
  send_seconds: number;
  /** Rules that hold for a time, whatever the rest says. */
  capture?: Capture[];
}

/** For a time everything of some scopes is kept. */
export interface Capture {
  scopes: Record<string, boolean>;
  level: Level;
  package: string | null;
  seconds: number;
  /** When it ends, by this browser's clock. */
  ends?: number;
}

/** What became of an event, for the log of the developer. */
export interface Trace {
  event: KitEvent;
  state: 'kept' | 'sent' | 'refused' | 'waiting';
  /** What decided: a policy, a switch, a quota, or the server's words. */
  by: string;
}
