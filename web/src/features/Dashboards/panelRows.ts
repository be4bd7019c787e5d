/** A column of a panel's answer, with the engine's type. */
export interface PanelColumn {
  readonly name: string;
  readonly type: string;
}

/** What a panel answers: the engine's JSON. */
export interface PanelAnswer {
  readonly meta: readonly PanelColumn[];
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly rows: number;
  readonly statistics: { readonly elapsed: number; readonly rows_read: number; readonly bytes_read: number };
}

/** A line, or the bars of one colour: a point is a place on the first axis and a number, or null where there is none. */
export interface PanelSeries {
  readonly name: string;
  readonly points: readonly PanelPoint[];
}

export type PanelPoint = readonly [place: string, value: number | null];

export function isTime({ type }: PanelColumn): boolean {
  return /^(LowCardinality\()?(Nullable\()?Date/.test(type);
}

/** A day of the calendar, which is the same in every zone. */
export function isDay({ type }: PanelColumn): boolean {
  return /^(LowCardinality\()?(Nullable\()?Date(32)?\)*$/.test(type);
}

export function isNumber({ type }: PanelColumn): boolean {
  return /^(LowCardinality\()?(Nullable\()?(U?Int|Float|Decimal)/.test(type);
}

/** Numbers that name something, as CVAT's dashboards call them: they are read digit by digit, and nobody adds them up. */
export function isId({ name }: PanelColumn): boolean {
  return /^(id|user|project|task|job|organization)$|_id$/i.test(name);
}

/** A value as text; null is empty. */
export function textOf(value: unknown): string {
  return value == null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
}

/** The column that the first axis is of. */
export function axisOf(meta: readonly PanelColumn[]): PanelColumn | undefined {
  return meta.find(isTime) ?? meta.find((column) => !isNumber(column)) ?? meta[0];
}

/**
 * The series of an answer. The first column of times is the first axis, else the first one that is no number, else the first; of the others each that
 * is a number gives a series, and the texts before it tell series apart, in these words.
 */
export function seriesOf(
  { meta, data }: Pick<PanelAnswer, 'meta' | 'data'>,
  words: (column: PanelColumn, text: string) => string = (_, text) => text,
): readonly PanelSeries[] {
  const axis = axisOf(meta);
  const others = meta.filter((column) => column !== axis);
  const names = others.filter((column) => !isNumber(column));
  const numbers = others.filter(isNumber);
  const found = new Map<string, PanelPoint[]>();
  for (const row of data) {
    for (const number of numbers) {
      const parts = names.map((column) => words(column, textOf(row[column.name])));
      const name = (numbers.length > 1 || parts.length === 0 ? [...parts, number.name] : parts).join(' ');
      const points = found.get(name) ?? [];
      points.push([axis ? textOf(row[axis.name]) : '', numberOf(row[number.name])]);
      found.set(name, points);
    }
  }

  return [...found].map(([name, points]) => ({ name, points }));
}

/** What a figure shows: the first number of the first row, or the first value where there is no number; null when there is none. */
export function figureOf({ meta, data }: Pick<PanelAnswer, 'meta' | 'data'>): PanelFigure | null {
  const column = meta.find(isNumber) ?? meta[0];
  const value = column && data[0]?.[column.name];
  return !column || value == null || (isNumber(column) && numberOf(value) === null) ? null : { column, value };
}

export interface PanelFigure {
  readonly column: PanelColumn;
  readonly value: unknown;
}

/** A value as a number that can be drawn; the engine writes some as text, and what is infinite or none by name. */
function numberOf(value: unknown): number | null {
  const number = value == null ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
