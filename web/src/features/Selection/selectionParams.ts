import type { Params } from '../../api/address';
import { globalParams } from '../../app/filters/params';
import { globalPart, type Search } from '../../app/filters/search';
import { idsOf, ofKind, type Selected } from '../../app/filters/show';

/** The page's period and filters, narrowed to what is selected: users are alternatives, and so are packages. */
export function selectionSearch(search: Search, selected: readonly Selected[]): Search {
  const users = idsOf(selected, 'user');
  const packages = idsOf(selected, 'package');
  const times = ofKind(selected, 'time');
  const [time] = times;
  return {
    ...globalPart(search),
    ...(users.length > 0 ? { user: users } : {}),
    ...(packages.length > 0 ? { package: packages } : {}),
    // Several times are no single period: then the page's own holds.
    ...(time && times.length === 1 ? { period: undefined, from: time.from, to: time.to } : {}),
  };
}

/** The same for the API. */
export function selectionParams(search: Search, selected: readonly Selected[], zone: string): Params {
  return globalParams(selectionSearch(search, selected), zone);
}
