import { WEEKDAYS } from '../HeatMap/week';
import type { DataColumn, FilterName } from './types';

/** Filters that no column stands for: they come from figures and charts. */
const TITLES: Partial<Record<FilterName, string>> = {
  entity: 'About',
  error: 'Errors',
  active: 'Shows a user at work',
  weekday: 'Weekday',
  hour: 'Hour',
  input: 'Input',
  output: 'Output',
};

/** What a filter is called. */
export function filterTitle<Row>(columns: readonly DataColumn<Row>[], name: FilterName): string {
  const column = columns.find(({ filter }) => filter?.kind === 'values' && filter.name === name && !filter.prefix);
  return column?.title ?? TITLES[name] ?? name;
}

/** What a value of such a filter is called; undefined when the value says it itself. */
export function filterValue(name: FilterName, value: string): string | undefined {
  switch (name) {
    case 'weekday':
      return WEEKDAYS[Number(value) - 1];
    case 'hour':
      return `${value.padStart(2, '0')}:00`;
    case 'entity':
      return value.replace(':', ' ');
    case 'error':
    case 'active':
      return value === 'true' ? 'yes' : 'no';
    default:
      return undefined;
  }
}
