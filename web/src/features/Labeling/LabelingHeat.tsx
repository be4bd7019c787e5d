import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { LabelingHeatRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { EntityLink } from '../Entities/EntityLink';
import classes from './Labeling.module.css';
import { heatDays, levelOf, monthsOf, MOST_DAYS } from './labelingText';

const HEIGHT = 120;
const MOST_USERS = 40;

/** Labeling actions by day and annotator. */
export function LabelingHeat({ params }: { readonly params: Params }) {
  const { zone } = useFilters();
  const question = ask('/api/v1/labeling/heat', params);
  const heat = useQuery(question);
  return (
    <section className={classes.section} aria-label="Actions by day">
      <h2 className={classes.title}>
        Actions by day <span className={classes.note}>labeling actions of each annotator</span>
      </h2>
      <Answer query={heat} queryKey={question.queryKey} height={HEIGHT}>
        {({ from, to, rows }) =>
          rows.length === 0 ? (
            <p className={classes.none}>No labeling action in this period.</p>
          ) : (
            <Grid days={heatDays(from, to, zone)} rows={rows} />
          )
        }
      </Answer>
    </section>
  );
}

interface GridProps {
  readonly days: readonly string[];
  readonly rows: readonly LabelingHeatRow[];
}

function Grid({ days, rows }: GridProps) {
  const most = Math.max(...rows.map(({ actions }) => actions));
  const totals = new Map<string, number>();
  for (const { user_id, actions } of rows) {
    totals.set(user_id, (totals.get(user_id) ?? 0) + actions);
  }

  const names = new Map(rows.map(({ user_id, user_name }) => [user_id, user_name]));
  const cells = new Map(rows.map(({ user_id, day, actions }) => [`${user_id} ${day}`, actions]));
  const users = [...totals].sort(([, a], [, b]) => b - a);
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className={classes.scroller} role="group" aria-label="Actions by day, table" tabIndex={0}>
      <table className={classes.heat}>
        <caption className="visually-hidden">Labeling actions by day and annotator</caption>
        <Heads days={days} />
        <tbody>
          {users.slice(0, MOST_USERS).map(([user]) => (
            <tr key={user}>
              <th scope="row">
                <EntityLink kind="user" id={user}>
                  {names.get(user) ?? user}
                </EntityLink>
              </th>
              {days.map((day) => {
                const actions = cells.get(`${user} ${day}`) ?? 0;
                return (
                  <td
                    key={day}
                    data-level={levelOf(actions, most)}
                    title={`${day}, ${names.get(user) ?? user}: ${counted(actions, 'actions')}`}
                  >
                    <span className="visually-hidden">{actions}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {days.length === MOST_DAYS && <p className={classes.note}>The last {MOST_DAYS} days of the period.</p>}
      {users.length > MOST_USERS && (
        <p className={classes.note}>
          The {MOST_USERS} most active of {counted(users.length, 'annotators')}.
        </p>
      )}
    </div>
  );
}

/** Days under their months. */
function Heads({ days }: { readonly days: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          Annotator
        </th>
        {monthsOf(days).map((month) => (
          <th key={month.title} scope="colgroup" colSpan={month.days} className={classes.month}>
            {month.title}
          </th>
        ))}
      </tr>
      <tr>
        {days.map((day) => (
          <th key={day} scope="col" title={day}>
            {Number(day.slice(8))}
          </th>
        ))}
      </tr>
    </thead>
  );
}
