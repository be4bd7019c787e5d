/** What an operator types to get a token that may send events. */
export const TOKEN_COMMAND = './footfall token create first --ingest';

/** A command that sends one event to this server. The time is that of showing it, so that it lies in every recent period. */
export function curlFor(origin: string, now: Date): string {
  const event = {
    scope: 'create:project',
    timestamp: now.toISOString(),
    user_id: 'u1',
    user_name: 'Ann',
    obj_id: '1',
    obj_val: 'First project',
  };
  return [
    `curl ${origin}/api/v1/events \\`,
    `  -H 'Authorization: Bearer TOKEN' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(event)}'`,
  ].join('\n');
}
