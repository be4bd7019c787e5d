import { useEffect, useMemo, useState } from 'react';
import { readLayout, shownColumns, type RememberedLayout } from './columnLayout';

const SETTLE_MS = 250;

export interface ColumnLayout {
  /** Ids of the columns that are shown, in their order. */
  readonly shown: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly setShown: (ids: readonly string[]) => void;
  readonly setWidths: (change: (before: Record<string, number>) => Record<string, number>) => void;
  readonly reset: () => void;
}

interface LayoutOptions {
  readonly name: string;
  readonly known: readonly string[];
  readonly standard: readonly string[];
  /** What the address wants; it comes before what is remembered. */
  readonly wanted: readonly string[] | null;
  readonly onWanted: (ids: readonly string[] | null) => void;
}

/** Which columns, in which order, how wide: from the address, else as this browser last had it. */
export function useColumnLayout({ name, known, standard, wanted, onWanted }: LayoutOptions): ColumnLayout {
  const [remembered, setRemembered] = useState<RememberedLayout>(() => readLayout(stored(name)));
  useEffect(() => {
    const timer = setTimeout(() => {
      store(name, remembered);
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [name, remembered]);

  const shown = useMemo(
    () => shownColumns(known, wanted, remembered.columns, standard),
    [known, wanted, remembered.columns, standard],
  );
  return {
    shown,
    widths: remembered.widths,
    setShown: (ids) => {
      setRemembered((before) => ({ ...before, columns: ids }));
      onWanted(ids.join() === standard.join() ? null : ids);
    },
    setWidths: (change) => {
      setRemembered((before) => ({ ...before, widths: change({ ...before.widths }) }));
    },
    reset: () => {
      setRemembered({ columns: null, widths: {} });
      onWanted(null);
    },
  };
}

function keyOf(name: string): string {
  return `footfall-table-${name}`;
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

function store(name: string, layout: RememberedLayout): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(layout));
  } catch {
    // Storage may be switched off; then the layout lasts as long as the page.
  }
}
