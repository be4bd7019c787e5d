import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { ProblemListAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exact, number } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { problemSearch } from './problemParams';
import classes from './Problems.module.css';

const HEIGHT = 58;
const STATES = [
  ['regressed', 'Regressed'],
  ['open', 'Open'],
  ['resolved', 'Resolved'],
  ['snoozed', 'Snoozed'],
  ['ignored', 'Ignored'],
] as const;

/** How many problems there are of each state; each leads to them. */
export function ProblemStates({ params }: { readonly params: Params }) {
  const question = ask('/api/v1/problems', { ...params, state: undefined, limit: 1 });
  const answer = useQuery(question);
  return (
    <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
      {(found) => <Numbers found={found} />}
    </Answer>
  );
}

function Numbers({ found }: { readonly found: ProblemListAnswer }) {
  const { search } = useFilters();
  const countOf = (state: string) => found.states.find(({ key }) => key === state)?.problems ?? 0;
  return (
    <dl className={classes.numbers}>
      {STATES.map(([state, title]) => (
        <div key={state} className={classes.number} data-state={state}>
          <dt>
            {title}
            {state === 'open' && found.new > 0 && ` (${exact(found.new)} new)`}
          </dt>
          <dd>
            <Link to="/problems" search={{ ...problemSearch(search), state: [state] }} title={exact(countOf(state))}>
              {number(countOf(state))}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}
