import type { Level, ServerPolicy } from './wire';

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
