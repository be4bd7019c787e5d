import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import type { DashboardEntry } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useSession } from '../../app/useSession';
import { counted } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import classes from './Dashboards.module.css';
import { NewDashboard } from './NewDashboard';

const HEIGHT = 200;
const LOOK_AGAIN_MS = 1000;

/** The dashboards there are; a file that is put into the folder appears by itself. */
export function DashboardsPage() {
  const isAdministrator = useSession().data?.role === 'administrator';
  const question = ask('/api/v1/dashboards');
  const answer = useQuery({ ...question, refetchInterval: LOOK_AGAIN_MS });
  return (
    <Answer query={{ ...answer, isFetching: answer.isLoading }} queryKey={question.queryKey} height={HEIGHT}>
      {(dashboards) => (
        <div className={classes.page}>
          {isAdministrator && (
            <div className={classes.tools}>
              <NewDashboard />
            </div>
          )}
          <ul className={classes.list}>
            {dashboards.map((dashboard) => (
              <Entry key={`${dashboard.origin} ${dashboard.key}`} dashboard={dashboard} />
            ))}
          </ul>
        </div>
      )}
    </Answer>
  );
}

function Entry({ dashboard }: { readonly dashboard: DashboardEntry }) {
  const { search } = useFilters();
  const { key, title, description, origin, panels, problem } = dashboard;
  return (
    <li>
      {origin !== 'ignored' && (
        <>
          <Link to="/dashboards/$key" params={{ key }} search={search} className={classes.name}>
            {title}
          </Link>
          <p className={classes.words}>{description}</p>
          <p className={classes.note}>
            {counted(panels, 'panels')}, {origin === 'shipped' ? 'as shipped' : `dashboards/${key}.yaml`}
          </p>
        </>
      )}
      {problem && (
        <p className={classes.problem} role="status">
          {problem}
        </p>
      )}
    </li>
  );
}
