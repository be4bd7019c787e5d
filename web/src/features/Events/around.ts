import type { EventRow } from '../../api/schema';
import type { Search } from '../../app/filters/search';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Other events that have something to do with one. */
export interface Around {
  readonly title: string;
  readonly search: Search;
}

/** What was going on around an event: the same request, session, run, user, and everything. */
export function aroundOf(event: EventRow, zone: string | undefined): Around[] {
  const within = (ms: number): Search => {
    const time = Date.parse(event.time);
    return { from: new Date(time - ms).toISOString(), to: new Date(time + ms + 1).toISOString(), tz: zone };
  };
  const links: (Around | null)[] = [
    same('Same request, an hour around', 'request', event.request_id, within(HOUR)),
    same('Same session, 12 hours around', 'session', event.session_id, within(12 * HOUR)),
    same('Same run, a day around', 'run', event.run_id, within(24 * HOUR)),
    same('Same user, 15 minutes around', 'user', event.user_id, within(15 * MINUTE)),
    { title: 'Everything, a minute around', search: within(MINUTE) },
  ];
  return links.filter((link) => link !== null);
}

function same(
  title: string,
  name: 'request' | 'session' | 'run' | 'user',
  id: string | null | undefined,
  time: Search,
): Around | null {
  return id ? { title, search: { ...time, [name]: [id] } } : null;
}
