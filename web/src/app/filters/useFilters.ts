import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Params } from '../../api/address';
import { eventParams, globalParams, periodParams } from './params';
import type { Search } from './search';
import { readShow, showText, type Selected } from './show';
import { useStandardPeriod } from './useStandardPeriod';
import { usableZone } from './zone';

export interface Filters {
  /** The state of the page. */
  readonly search: Search;
  /** The viewer's time zone. */
  readonly zone: string;
  /** The period of the page when its address names none. */
  readonly standard: string;
  /** The period for the API. */
  readonly period: Params;
  /** Period and global filters for the API. */
  readonly params: Params;
  /** The same with the page's own filters on events. */
  readonly events: Params;
  /** Whether the period before is to be shown. */
  readonly compares: boolean;
  readonly selected: readonly Selected[];
  /** Changes the address; undefined takes a member out. Ends when the address is changed. */
  readonly change: (patch: Partial<Search>, how?: { replace?: boolean }) => Promise<void>;
  /** Selects something; with `add` besides what is selected, or takes it out again. */
  readonly select: (selected: Selected | null, add?: boolean) => void;
}

export function useFilters(): Filters {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const standard = useStandardPeriod();

  const change = useCallback<Filters['change']>(
    (patch, how) =>
      navigate({
        to: '.',
        search: (before: Search) => ({ ...before, ...patch }),
        replace: how?.replace ?? false,
        resetScroll: false,
      }),
    [navigate],
  );

  const select = useCallback<Filters['select']>(
    (selected, add = false) => {
      void navigate({
        to: '.',
        search: (before: Search) => ({ ...before, show: nextShow(before.show, selected, add) }),
        resetScroll: false,
      });
    },
    [navigate],
  );

  return useMemo(() => {
    const zone = usableZone(search.tz);
    return {
      search,
      zone,
      standard,
      period: periodParams(search, zone, standard),
      params: globalParams(search, zone, standard),
      events: eventParams(search, zone, standard),
      compares: search.compare !== 'false',
      selected: readShow(search.show),
      change,
      select,
    };
  }, [search, standard, change, select]);
}

/** One thing replaces all others, unless it is added; choosing it again takes it out. */
export function nextShow(
  before: readonly string[] | undefined,
  selected: Selected | null,
  add: boolean,
): string[] | undefined {
  if (!selected) {
    return undefined;
  }

  const text = showText(selected);
  const others = (before ?? []).filter((t) => t !== text);
  const wasThere = others.length !== (before ?? []).length;
  if (add) {
    // An event and a rejected record are shown alone.
    const next = wasThere
      ? others
      : [...others.filter((t) => !/^(event|rejection|work|stat|run|entity):/.test(t)), text];
    return next.length > 0 ? next : undefined;
  }

  return wasThere && others.length === 0 ? undefined : [text];
}
