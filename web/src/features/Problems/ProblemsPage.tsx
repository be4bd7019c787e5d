import { Link } from '@tanstack/react-router';
import { useFilters } from '../../app/filters/useFilters';
import tabs from '../../widgets/Tabs/Tabs.module.css';
import { TimeSeries } from '../../widgets/TimeSeries/TimeSeries';
import { CauseTable } from './CauseTable';
import { problemParams, problemSearch, tabOf, TABS } from './problemParams';
import { ProblemStates } from './ProblemStates';
import { ProblemTable } from './ProblemTable';
import classes from './Problems.module.css';

const HEIGHT = 96;

/** Errors, grouped: what needs attention on top, and which actions cause them. */
export function ProblemsPage() {
  const { search, period } = useFilters();
  const params = problemParams(search, period);
  const tab = tabOf(search);
  return (
    <div className={classes.page} data-tab={tab}>
      <div className={classes.figures}>
        <ProblemStates params={params} />
        <TimeSeries
          title="Errors"
          counts="errors, and different users who met one"
          route="/api/v1/problems/trend"
          params={params}
          unit="errors"
          series={[
            { key: 'events', name: 'Errors' },
            { key: 'users', name: 'Users' },
          ]}
          height={HEIGHT}
          empty="No error in this period that fits the filters."
        />
      </div>
      <nav className={tabs.tabs} aria-label="Views of the problems">
        {TABS.map(([name, title]) => (
          <Link
            key={name}
            to="/problems"
            search={{ ...problemSearch(search), tab: name }}
            className={tabs.tab}
            aria-current={name === tab ? 'page' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      <div className={classes.view}>
        {tab === 'causes' ? <CauseTable params={params} /> : <ProblemTable params={params} />}
      </div>
    </div>
  );
}
