import type { TimeAnswer } from '../../api/rows';
import type { WorkSeriesAnswer } from '../../api/schema';
import type { TableData } from '../../widgets/ChartFrame/TableData';
import { moment } from '../../widgets/format/times';

const MINUTE = 60_000;

/** Working time of the answer's one user as rows over time, in minutes with one decimal. */
export function workTimes(answer: WorkSeriesAnswer): TimeAnswer {
  const { from, to, bucket_seconds } = answer;
  return { from, to, bucket_seconds, rows: rowsOf(answer) };
}

/** The same as a table. */
export function workTable(answer: WorkSeriesAnswer, zone: string): TableData {
  return {
    columns: [{ title: 'From' }, { title: 'Minutes', isNumber: true }],
    rows: rowsOf(answer).map(({ time, minutes }) => [moment(time, zone), minutes]),
  };
}

function rowsOf({ times, rows }: WorkSeriesAnswer) {
  const own = rows[0]?.working_times ?? [];
  return times.map((time, i) => ({
    time: String(time),
    minutes: Math.round((Number(own[i] ?? 0) / MINUTE) * 10) / 10,
  }));
}
