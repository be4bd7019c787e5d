import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import classes from './Version.module.css';

/** What this server is, small, at the foot of the rail. */
export function Version() {
  const about = useQuery({ ...ask('/api/v1/about'), staleTime: Infinity });
  return about.data ? (
    <p className={classes.version} title={about.data.store}>
      <span className={classes.product}>{about.data.product} </span>
      {about.data.version}
    </p>
  ) : null;
}
