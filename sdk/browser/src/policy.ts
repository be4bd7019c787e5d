import type { KitEvent, Level, ServerPolicy } from './wire';

/**
 * What is kept when neither the server nor the page says otherwise. Everything a page records, except what happens with every
 * move of the hand and says little about work: what is selected, hovered, scrolled, moved.
 */
export const STANDARD: Record<string, boolean> = {
  'select:*': false,
  'hover:*': false,
  'scroll:*': false,
  'move:*': false,
};

/** How long what the server keeps is known before it is asked again. */
export const ASK_AGAIN = 300_000;

const LEVELS: Record<string, number> = { debug: 0, info: 1, usage: 1, audit: 1, warning: 2, error: 3 };

/** Members that could hold what a file contains. Of a file that is opened its name is of interest, never its content. */
const CONTENT = ['content', 'contents', 'data', 'text', 'body', 'blob', 'bytes'];

/** The most exact line that speaks of a scope; undefined when none does. */
function find(lines: Record<string, boolean> | undefined, scope: string): [string, boolean] | undefined {
  const [verb, object] = scope.split(':');
  for (const line of [scope, `${verb}:*`, `*:${object}`, '*:*']) {
    const keep = lines?.[line];
    if (keep !== undefined) {
      return [line, keep];
    }
  }

  return undefined;
}

/** Whether a scope is kept, and who says so: the server before the page, the page before the standard. */
export function decide(
  scope: string,
  server: ServerPolicy | undefined,
  page: Record<string, boolean>,
): { keep: boolean; by: string } {
  for (const [name, lines] of [
    ['server', server?.scopes],
    ['page', page],
    ['standard', STANDARD],
  ] as const) {
    const found = find(lines, scope);
    if (found) {
      return { keep: found[1], by: `${name}: ${found[0]}` };
    }
  }

  return { keep: true, by: 'standard' };
}

/** What the server keeps, of the user whose signed identity is given; undefined when it says nothing. */
export async function askServer(url: string, identity: string | undefined): Promise<ServerPolicy | undefined> {
  const answer = await fetch(`${url}/api/v1/policy`, {
    credentials: 'omit',
    signal: AbortSignal.timeout(5000),
    ...(identity && { method: 'POST', body: identity }),
  });
  if (!answer.ok) {
    return undefined;
  }

  const policy = (await answer.json()) as ServerPolicy;
  policy.capture?.forEach((rule) => (rule.ends = Date.now() + rule.seconds * 1000));
  return policy;
}

/** Whether an event is kept by a rule that holds now. */
export function isCaptured(event: KitEvent, level: string | undefined, server: ServerPolicy | undefined): boolean {
  return (server?.capture ?? []).some(
    (rule) =>
      Date.now() < (rule.ends ?? 0) &&
      (!rule.package || rule.package === event.package) &&
      (!level || isLoud(level, rule.level)) &&
      find(rule.scopes, event.scope),
  );
}

/** Whether a log line of this level is kept. */
export function isLoud(level: string, least: Level): boolean {
  return (LEVELS[level] ?? 1) >= (LEVELS[least] ?? 1);
}

/** Takes out of an event about a file what the file contains. */
export function withoutContent(
  scope: string,
  payload: Record<string, unknown> | undefined,
): Record<string, unknown> | undefined {
  return payload && scope.endsWith(':file')
    ? Object.fromEntries(Object.entries(payload).filter(([name]) => !CONTENT.includes(name)))
    : payload;
}
