import type { StatsEntry, StatsRow } from '../../api/schema';
import { exact } from '../../widgets/format/numbers';
import { statText } from './statsText';

/** What the rows behind a number tell besides their names; null where they tell nothing of it. */
export interface RowTitles {
  /** Of how many things, or how long. */
  readonly items: string | null;
  /** Of their time. */
  readonly time: string | null;
}

/** Means are made of members and lengths; users who created something, of what they created. */
export function rowTitles(metric: StatsEntry, kind: string, rows: readonly StatsRow[]): RowTitles {
  const isOfCreators = metric.all_time !== null;
  return {
    items: itemsTitle(metric, kind, isOfCreators),
    time: rows.some((row) => row.created_at !== null) ? timeTitle(kind, isOfCreators) : null,
  };
}

function itemsTitle({ key, unit }: StatsEntry, kind: string, isOfCreators: boolean): string | null {
  if (unit === 'seconds') {
    return 'Lifetime';
  }

  if (isOfCreators) {
    return 'How many';
  }

  return key === 'average_users' && kind === 'team' ? 'Members' : null;
}

function timeTitle(kind: string, isOfCreators: boolean): string {
  return isOfCreators ? 'Latest' : kind === 'domain' ? 'First user' : 'Created';
}

/** What a row tells under the title of its items. */
export function itemsText(row: StatsRow, unit: string): string {
  return unit === 'seconds' ? statText(row.items, unit) : exact(row.items);
}
