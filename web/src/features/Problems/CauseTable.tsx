import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { address, type Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { ProblemCauseRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import table from '../../widgets/DataTable/DataTable.module.css';
import { counted, exact, number } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import { CAUSES, causeOf, type Cause } from './problemParams';
import classes from './Problems.module.css';

const HEIGHT = 320;
const LIMIT = 100;
const PERCENT = 100;
const WITHIN = [
  ['2', '2 seconds'],
  ['10', '10 seconds'],
  ['60', '1 minute'],
  ['300', '5 minutes'],
] as const;
type Within = (typeof WITHIN)[number][0];

/** Which actions errors follow within seconds, in the same request, session or run. */
export function CauseTable({ params }: { readonly params: Params }) {
  const { search, change } = useFilters();
  const by = causeOf(search);
  const within: Within = WITHIN.find(([seconds]) => seconds === search.within)?.[0] ?? '10';
  const asked = { ...params, by, within, limit: LIMIT };
  const question = ask('/api/v1/problems/causes', asked);
  const answer = useQuery(question);
  return (
    <section className={classes.section} aria-labelledby="causes-title">
      <div className={classes.head}>
        <h2 id="causes-title" className={classes.title}>
          What causes errors <span className={classes.note}>in the same request, session or run</span>
        </h2>
        <ChoiceButton<Cause>
          label="Kind of action"
          text={CAUSES.find(([cause]) => cause === by)?.[1] ?? by}
          choices={CAUSES}
          chosen={[by]}
          onChoose={(cause) => {
            void change({ by: cause });
          }}
        />
        <ChoiceButton<Within>
          label="Within"
          text={`within ${WITHIN.find(([seconds]) => seconds === within)?.[1] ?? within}`}
          choices={WITHIN}
          chosen={[within]}
          onChoose={(seconds) => {
            void change({ within: seconds });
          }}
        />
        <a className={table.tool} href={address('/api/v1/problems/causes', { ...asked, format: 'csv' })} download>
          CSV
        </a>
      </div>
      <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
        {({ rows }) => <Causes rows={rows} />}
      </Answer>
    </section>
  );
}

/** The table, or why there is none. */
export function Causes({ rows }: { readonly rows: readonly ProblemCauseRow[] }) {
  if (rows.length === 0) {
    return (
      <p className={classes.none}>
        No action was followed by an error in its request, session or run. Events need a request_id, session_id or
        run_id for that.
      </p>
    );
  }

  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Causes">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col" className={classes.right}>
              Done
            </th>
            <th scope="col" className={classes.right}>
              Error followed
            </th>
            <th scope="col" className={classes.right}>
              Share
            </th>
            <th scope="col" className={classes.right}>
              Problems
            </th>
            <th scope="col">Users</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CauseLine key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CauseLine({ row }: { readonly row: ProblemCauseRow }) {
  const { search, zone } = useFilters();
  return (
    <tr>
      <th scope="row">{row.key}</th>
      <td className={classes.right} title={exact(row.events)}>
        {number(row.events)}
      </td>
      <td className={classes.right} title={exact(row.followed)}>
        {number(row.followed)}
      </td>
      <td className={classes.right}>{(row.share * PERCENT).toFixed(1)} %</td>
      <td className={classes.right}>{exact(row.problems)}</td>
      <td>
        {row.users === 0 ? (
          '–'
        ) : (
          <Link
            to="/problems"
            search={{ period: search.period, from: search.from, to: search.to, user: [...row.people] }}
          >
            {counted(row.users, 'users')}
          </Link>
        )}
      </td>
      <td title={exactUtc(row.last_seen)}>{moment(row.last_seen, zone)}</td>
    </tr>
  );
}
