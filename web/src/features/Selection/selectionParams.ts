import type { Params } from '../../api/address';
import { eventParams } from '../../app/filters/params';
import { globalPart, type Search } from '../../app/filters/search';
import { idsOf, ofKind, type HoursSelected, type Selected } from '../../app/filters/show';

/**
 * The page's period and filters, narrowed to what is selected. Users are alternatives, and so are packages. Several times
 * or several blocks of hours are no filter that can be asked for at once: then the page's own period and all hours hold.
 */
export function selectionSearch(search: Search, selected: readonly Selected[]): Search {
  const users = idsOf(selected, 'user');
  const packages = idsOf(selected, 'package');
  return {
    ...globalPart(search),
    ...(users.length > 0 ? { user: users, group: undefined } : {}),
    ...(packages.length > 0 ? { package: packages } : {}),
    ...timePart(onlyOne(ofKind(selected, 'time'))),
    ...hoursPart(onlyOne(ofKind(selected, 'hours'))),
  };
}

/** The same for the API. */
export function selectionParams(search: Search, selected: readonly Selected[], zone: string): Params {
  return eventParams(selectionSearch(search, selected), zone);
}

/** Times and blocks of hours that do not fit into one question, each of them with the rest of the selection. */
export function apart(selected: readonly Selected[]): Selected[][] {
  const rest = selected.filter(({ kind }) => kind === 'user' || kind === 'package');
  const several = [ofKind(selected, 'time'), ofKind(selected, 'hours')].filter(({ length }) => length > 1);
  return several.flat().map((one) => [one, ...rest]);
}

function onlyOne<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function timePart(time: { readonly from: string; readonly to: string } | undefined): Search {
  return time ? { period: undefined, from: time.from, to: time.to } : {};
}

function hoursPart(hours: HoursSelected | undefined): Search {
  return hours ? { weekday: numbers(hours.weekdays), hour: numbers(hours.hours) } : {};
}

function numbers([first, last]: readonly [number, number]): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}
