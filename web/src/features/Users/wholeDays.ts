import type { Params } from '../../api/address';

const DAY_MS = 86_400_000;

interface Days {
  readonly from: string;
  readonly to: string;
  readonly rows: readonly { readonly time: string }[];
}

/** The days of an answer up to the end of the last one: unlike this instant, that is still the same when the page asks again. */
export function wholeDays({ from, to, rows }: Days, zone: string): Params {
  const end = Date.parse(rows.at(-1)?.time ?? to) + DAY_MS;
  return { from, to: end > Date.parse(to) ? new Date(end).toISOString() : to, tz: zone };
}
