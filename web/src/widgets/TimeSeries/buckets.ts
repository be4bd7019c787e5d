import type { TimeAnswer } from '../../api/rows';

/** A half-open range of time. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What buckets first to last (in either order) cover together. The outer ones may reach beyond the period; the period wins. */
export function spanOf(answer: TimeAnswer, first: number, last: number): Span | null {
  const [low, high] = first <= last ? [first, last] : [last, first];
  const begin = answer.rows[low]?.time;
  if (begin === undefined) {
    return null;
  }

  const end = answer.rows[high + 1]?.time ?? answer.to;
  return { from: later(begin, answer.from), to: earlier(end, answer.to) };
}

function later(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

function earlier(a: string, b: string): string {
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

/** First and last bucket that a span touches; null when it lies beside the chart. */
export function bucketsOf(answer: TimeAnswer, span: Span): readonly [first: number, last: number] | null {
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const touched = answer.rows.flatMap((row, i) => {
    const end = Date.parse(answer.rows[i + 1]?.time ?? answer.to);
    return Date.parse(row.time) < to && end > from ? [i] : [];
  });
  const [first, last] = [touched[0], touched.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

/** The number in a member of a row. Rows come from any route over time; which members are numbers is checked where it is named. */
export function valueOf(row: object | undefined, key: string): number | null {
  const value = row && Object.entries(row).find(([name]) => name === key)?.[1];
  return typeof value === 'number' ? value : null;
}

/** The row of the period before that stands beside a row: the same number of buckets after the begin. */
export function beforeOf(answer: TimeAnswer, index: number): { readonly time: string } | undefined {
  return answer.previous?.[index];
}
