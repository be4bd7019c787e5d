import { ApiError } from '../../api/ApiError';
import { STANDARD_PERIOD } from './params';
import type { Search } from './search';
import { isZone } from './zoneNames';

/** A part of the address that means nothing. */
export interface AddressMistake {
  /** Name in the address. */
  readonly name: 'period' | 'from' | 'to' | 'tz';
  /** What it must be and what was found. */
  readonly words: string;
}

const NAMES = ['period', 'from', 'to', 'tz'] as const;

/**
 * What is wrong with the part of an address that says which time: in the server's words, which resolves periods; in ours
 * for a zone that this browser does not know, for then the server was not asked for it.
 */
export function addressMistakes(search: Search, error: Error | null): AddressMistake[] {
  const isForeign = search.tz !== undefined && !isZone(search.tz);
  const own = isForeign ? `must be an IANA time zone such as Europe/Berlin, but is '${search.tz ?? ''}'.` : undefined;
  return NAMES.flatMap((name) => {
    const words = (error instanceof ApiError ? error.about(name) : undefined) ?? (name === 'tz' ? own : undefined);
    return words === undefined ? [] : [{ name, words }];
  });
}

/** The address without what is wrong in it; what is not wrong stays. */
export function mended(mistakes: readonly AddressMistake[]): Partial<Search> {
  const isZoneWrong = mistakes.some(({ name }) => name === 'tz');
  const isTimeWrong = mistakes.some(({ name }) => name !== 'tz');
  return {
    ...(isTimeWrong ? { period: undefined, from: undefined, to: undefined } : {}),
    ...(isZoneWrong ? { tz: undefined } : {}),
  };
}

/** What the button says that mends the address. */
export function mendWords(mistakes: readonly AddressMistake[], browserZone: string): string {
  const days = `Show the last ${STANDARD_PERIOD.replace('d', ' days')}`;
  const isZoneWrong = mistakes.some(({ name }) => name === 'tz');
  const isTimeWrong = mistakes.some(({ name }) => name !== 'tz');
  if (!isZoneWrong) {
    return days;
  }

  return isTimeWrong ? `${days} in this browser’s zone, ${browserZone}` : `Use this browser’s zone, ${browserZone}`;
}
