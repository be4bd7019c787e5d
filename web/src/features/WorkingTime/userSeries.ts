import type { TimeAnswer } from '../../api/rows';
import type { WorkSeriesAnswer } from '../../api/schema';
import type { Scheme } from '../../app/theme/tokens';
import type { TableData } from '../../widgets/ChartFrame/TableData';
import { colorOf, distinctColors } from '../../widgets/format/colors';
import { moment } from '../../widgets/format/times';

/** One user's line. */
export interface UserLine {
  /** Member of the rows that {@link timeAnswerOf} gives. */
  readonly key: string;
  readonly user: string;
  readonly name: string;
  readonly color: string;
  readonly count: number;
  /** Whether it is one of those that are too many for a colour each. */
  readonly isThin: boolean;
}

/** More colours than these are not told apart at a glance. */
const MOST_COLORS = 8;

/**
 * The lines of an answer, the most active user first. Each has the colour that the user has everywhere, unless another line
 * has it; of many lines those with the most events have one, and all others are grey.
 */
export function linesOf(answer: WorkSeriesAnswer, scheme: Scheme, grey: string, only?: string): UserLine[] {
  const isMany = answer.rows.length > MOST_COLORS;
  const colored = answer.rows.slice(0, MOST_COLORS).map((row) => row.user_id);
  const colors = distinctColors(colored, scheme, !isMany);
  return answer.rows.map((row, i) => {
    const color = colors.get(row.user_id) ?? (row.user_id === only ? colorOf(only, scheme) : undefined);
    return {
      key: keyOf(i),
      user: row.user_id,
      name: row.user_name,
      color: color ?? grey,
      count: row.count,
      isThin: color === undefined,
    };
  });
}

/** The same with a user's own line besides those that have the most events, unless it is among them. */
export function withUser(answer: WorkSeriesAnswer, own: WorkSeriesAnswer | undefined): WorkSeriesAnswer {
  const [row] = own?.rows ?? [];
  const isMissing = row !== undefined && answer.rows.every(({ user_id }) => user_id !== row.user_id);
  return isMissing && own?.times.join() === answer.times.join() ? { ...answer, rows: [...answer.rows, row] } : answer;
}

/** The same numbers as rows over time, as charts take them. */
export function timeAnswerOf(answer: WorkSeriesAnswer): TimeAnswer {
  const { from, to, bucket_seconds } = answer;
  const rows = answer.times.map((time, bucket) => ({
    time: String(time),
    ...Object.fromEntries(answer.rows.map((row, i) => [keyOf(i), row.counts[bucket] ?? 0])),
  }));
  return { from, to, bucket_seconds, rows };
}

/** The same as a table: a line a bucket, a column a user. */
export function tableOf(answer: WorkSeriesAnswer, zone: string): TableData {
  return {
    columns: [{ title: 'Time' }, ...answer.rows.map((row) => ({ title: row.user_name, isNumber: true }))],
    rows: answer.times.map((time, bucket) => [
      moment(String(time), zone),
      ...answer.rows.map((row) => row.counts[bucket] ?? 0),
    ]),
  };
}

function keyOf(index: number): string {
  return `line${String(index)}`;
}
