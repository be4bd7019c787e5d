import { pageOf } from '../pages';
import { STANDARD_PERIOD } from './params';

/** The key of the dashboard that an address shows; null where it shows none. */
export function dashboardOf(path: string): string | null {
  return /^\/dashboards\/([^/]+)/.exec(path)?.[1] ?? null;
}

/** The period of a page whose address names none: what the file of a dashboard says, else what the page has. */
export function standardPeriod(path: string, own: string | null | undefined): string {
  return own || (pageOf(path)?.period ?? STANDARD_PERIOD);
}
