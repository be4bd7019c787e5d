import type { TimeAnswer } from '../../api/rows';
import type { WorkSeriesAnswer } from '../../api/schema';
import type { Scheme } from '../../app/theme/tokens';
import type { TableData } from '../../widgets/ChartFrame/TableData';
import { colorOf } from '../../widgets/format/colors';
import { moment } from '../../widgets/format/times';

/** One user's line. */
export interface UserLine {
  /** Member of the rows that {@link timeAnswerOf} gives. */
  readonly key: string;
  readonly user: string;
  readonly name: string;
  readonly color: string;
  readonly count: number;
}

/** The lines of an answer, the most active user first, each in the colour that the user has everywhere. */
export function linesOf(answer: WorkSeriesAnswer, scheme: Scheme): UserLine[] {
  return answer.rows.map((row, i) => ({
    key: keyOf(i),
    user: row.user_id,
    name: row.user_name,
    color: colorOf(row.user_id, scheme),
    count: row.count,
  }));
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
