import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { counted } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import classes from './Dashboards.module.css';

const HEIGHT = 200;
const LOOK_AGAIN_MS = 1000;

/** The dashboards there are; a file that is put into the folder appears by itself. */
export function DashboardsPage() {
  const { search } = useFilters();
  const question = ask('/api/v1/dashboards');
  const answer = useQuery({ ...question, refetchInterval: LOOK_AGAIN_MS });
  return (
    <Answer query={{ ...answer, isFetching: answer.isLoading }} queryKey={question.queryKey} height={HEIGHT}>
      {(dashboards) => (
        <ul className={classes.list}>
          {dashboards.map((dashboard) => (
            <li key={dashboard.key}>
              <Link to="/dashboards/$key" params={{ key: dashboard.key }} search={search} className={classes.name}>
                {dashboard.title}
              </Link>
              <p className={classes.words}>{dashboard.description}</p>
              <p className={classes.note}>
                {counted(dashboard.panels, 'panels')},{' '}
                {dashboard.origin === 'shipped' ? 'as shipped' : `dashboards/${dashboard.key}.yaml`}
              </p>
              {dashboard.problem && (
                <p className={classes.problem} role="status">
                  {dashboard.problem}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
}
