import { ownName, type OwnColumn } from '../../widgets/DataTable/ownRows';
import type { CellValue, DataColumn } from '../../widgets/DataTable/types';
import { exactDigits } from '../../widgets/format/numbers';
import { exactUtc } from '../../widgets/format/times';
import { isDay, isId, isNumber, isTime, textOf, type PanelColumn } from './panelRows';
import { wordsOf } from './panelValue';

/** A row with its place in the answer, which tells it from others that are the same. */
export interface PanelRow {
  readonly at: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const WIDTHS = { number: 120, time: 170, least: 90, most: 320, letter: 8, head: 46 } as const;
const LOOKED_AT = 50;

/** The columns of an answer, as the table of all pages takes them. */
export function panelColumns(
  meta: readonly PanelColumn[],
  rows: readonly PanelRow[],
  zone: string,
): readonly OwnColumn<PanelRow>[] {
  return meta.map((column, i) => {
    const { name } = column;
    const isCounted = isNumber(column) && !isId(column);
    return {
      id: name,
      title: name,
      width: widthOf(column, rows, zone),
      isNumber: isCounted,
      sort: name,
      isLargeFirst: isCounted || isTime(column),
      filter: filterOf(column, i),
      by: ({ values }) => orderOf(column, values[name]),
      value: ({ values }) => cellOf(column, values[name], zone),
    };
  });
}

function filterOf(column: PanelColumn, at: number): NonNullable<DataColumn<PanelRow>['filter']> {
  const name = (part: string) => ownName(`${String(at)}${part}`);
  const range = { kind: 'range', from: name('-from'), to: name('-to') } as const;
  if (isTime(column)) {
    const parse = (text: string) => {
      const at = Date.parse(
        /[zZ]|[+-]\d\d:\d\d$/.test(text) ? text : `${text.trim().replace(' ', 'T')}${text.includes(':') ? 'Z' : ''}`,
      );
      return Number.isNaN(at) ? null : at;
    };
    return {
      ...range,
      hint: 'A time in UTC: 2026-01-05 09:30',
      parse,
      show: (at) => exactUtc(new Date(at).toISOString()).slice(0, 16),
    };
  }

  if (isNumber(column) && !isId(column)) {
    const parse = (text: string) =>
      Number.isFinite(Number(text.replaceAll(',', ''))) ? Number(text.replaceAll(',', '')) : null;
    return { ...range, hint: 'A number: 1000 or 0.5', parse, show: String };
  }

  return { kind: 'values', name: name('') };
}

function orderOf(column: PanelColumn, value: unknown): string | number | null {
  if (value == null || value === '') {
    return null;
  }

  if (isTime(column)) {
    return Date.parse(textOf(value));
  }

  return typeof value === 'number' ? value : textOf(value);
}

function cellOf(column: PanelColumn, value: unknown, zone: string): CellValue {
  const text = textOf(value);
  if (text === '') {
    return { text: null, filter: '' };
  }

  if (isTime(column)) {
    return { text: wordsOf(column, value, zone), exact: isDay(column) ? text : exactUtc(text) };
  }

  if (isNumber(column) && !isId(column)) {
    return { text: wordsOf(column, value, zone), exact: exactDigits(text) };
  }

  return { text, filter: text, isJson: isJson(text) };
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) {
    return false;
  }

  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** Wide enough for what the first rows hold. */
function widthOf(column: PanelColumn, rows: readonly PanelRow[], zone: string): number {
  const letters = rows.slice(0, LOOKED_AT).map(({ values }) => wordsOf(column, values[column.name], zone).length);
  const wanted = Math.max(column.name.length * WIDTHS.letter + WIDTHS.head, Math.max(0, ...letters) * WIDTHS.letter);
  return Math.round(Math.min(WIDTHS.most, Math.max(WIDTHS.least, wanted)));
}
