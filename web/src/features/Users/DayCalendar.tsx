import type { Params } from '../../api/address';
import type { RowOf, TimeAnswer } from '../../api/rows';
import { useFilters } from '../../app/filters/useFilters';
import { ChartFrame } from '../../widgets/ChartFrame/ChartFrame';
import type { TableData } from '../../widgets/ChartFrame/TableData';
import { day as dayName } from '../../widgets/format/times';
import { CATEGORIES } from '../Activity/activityParams';
import { minutesText } from '../Activity/minutesText';
import { dayGrid, monthsOf } from './dayGrid';
import classes from './Users.module.css';

type DayRow = RowOf<'/api/v1/activity/days'>;

interface DaysAnswer extends TimeAnswer {
  readonly rows: readonly DayRow[];
}

interface DayCalendarProps {
  readonly params: Params;
  readonly height: number;
  readonly empty: string;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Days as a calendar, the darker the longer. A click makes a day the period. */
export function DayCalendar({ params, height, empty }: DayCalendarProps) {
  const { zone } = useFilters();
  return (
    <ChartFrame<DaysAnswer>
      title="Days"
      note={(answer) => (answer ? `different minutes with activity, ${sumText(answer)} in all` : 'minutes a day')}
      route="/api/v1/activity/days"
      params={params}
      height={height}
      isEmpty={(answer) => answer.rows.every((row) => row.minutes === 0)}
      empty={<p className={classes.none}>{empty}</p>}
      table={(answer) => tableOf(answer, zone)}
      isText
    >
      {(answer) => <Grid answer={answer} height={height} />}
    </ChartFrame>
  );
}

function Grid({ answer, height }: { readonly answer: DaysAnswer; readonly height: number }) {
  const { zone, change } = useFilters();
  const days = dayGrid(answer.rows, zone);
  return (
    <div className={classes.calendar} style={{ height }} role="group" aria-label="Days">
      {monthsOf(days, zone).map(({ name, column }) => (
        <span key={column} className={classes.month} style={{ gridRow: 1, gridColumn: column + 1 }} aria-hidden="true">
          {name}
        </span>
      ))}
      {WEEKDAYS.map((name, i) => (
        <span key={name} className={classes.weekday} style={{ gridRow: i + 2, gridColumn: 1 }} aria-hidden="true">
          {name}
        </span>
      ))}
      {days.map(({ day, row, column, level }, i) => (
        <button
          key={day.time}
          type="button"
          className={classes.day}
          style={{ gridRow: row + 1, gridColumn: column + 1 }}
          data-level={level}
          title={wordsOf(day, zone)}
          aria-label={wordsOf(day, zone)}
          onClick={() => {
            void change({ period: undefined, from: day.time, to: answer.rows[i + 1]?.time ?? answer.to });
          }}
        />
      ))}
    </div>
  );
}

function wordsOf(day: DayRow, zone: string): string {
  const parts = CATEGORIES.filter(([id]) => day[id] > 0).map(([id, name]) => `${name} ${minutesText(day[id])}`);
  return `${dayName(day.time, zone)}: ${[minutesText(day.minutes), ...parts].join(', ')}`;
}

function sumText(answer: DaysAnswer): string {
  return minutesText(answer.rows.reduce((sum, row) => sum + row.minutes, 0));
}

function tableOf(answer: DaysAnswer, zone: string): TableData {
  return {
    columns: [
      { title: 'Day' },
      { title: 'Minutes', isNumber: true },
      ...CATEGORIES.map(([, title]) => ({ title, isNumber: true })),
    ],
    rows: answer.rows.map((row) => [dayName(row.time, zone), row.minutes, ...CATEGORIES.map(([id]) => row[id])]),
  };
}
