import { Link } from '@tanstack/react-router';
import type { RunShare } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exactDuration } from '../../widgets/format/durations';
import { exact } from '../../widgets/format/numbers';
import { EntityLink } from '../Entities/EntityLink';
import { runSearch } from './runParams';
import classes from './Runs.module.css';
import { StatusSign } from './RunStatus';
import { shareText, timeText } from './runText';

/** So many the server answers at most. */
const MOST = 100;

interface SharesTableProps {
  /** What its rows are, in the singular. */
  readonly title: string;
  /** Filter of the runs that a row is about. */
  readonly filter: 'status' | 'user' | 'name' | 'agent';
  readonly shares: readonly RunShare[];
  readonly color: (share: RunShare) => string;
}

/** Parts of the runs with how many failed and how long they took; the count leads to the runs. */
export function SharesTable({ title, filter, shares, color }: SharesTableProps) {
  return (
    <>
      <table className={classes.sharesTable}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">Runs</th>
            <th scope="col">Share</th>
            <th scope="col">Failed</th>
            <th scope="col">Average time</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.key}>
              <th scope="row">
                {filter === 'status' ? (
                  <StatusSign status={share.key} />
                ) : (
                  <span className={classes.swatch} style={{ background: color(share) }} aria-hidden="true" />
                )}
                <Name filter={filter} share={share} />
              </th>
              <td>
                <Count filter={filter} share={share} />
              </td>
              <td>{shareText(share.share)}</td>
              <td>{exact(share.failed)}</td>
              <td title={share.average_runtime_ms == null ? undefined : exactDuration(share.average_runtime_ms)}>
                {timeText(share.average_runtime_ms)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shares.length === MOST && <p className={classes.note}>The first {MOST}; the rest has fewer runs each.</p>}
    </>
  );
}

type PartProps = Pick<SharesTableProps, 'filter'> & { readonly share: RunShare };

function Name({ filter, share: { key, name } }: PartProps) {
  if (key === '') {
    return <span className={classes.note}>not told</span>;
  }

  return filter === 'user' || filter === 'agent' ? (
    <EntityLink kind={filter} id={key}>
      {name || key}
    </EntityLink>
  ) : (
    <span>{name || key}</span>
  );
}

/** Runs of which nothing was told cannot be filtered for. */
function Count({ filter, share: { key, runs } }: PartProps) {
  const { search } = useFilters();
  return key === '' ? (
    <span>{exact(runs)}</span>
  ) : (
    <Link to="/runs" search={{ ...runSearch(search), [filter]: [key] }} title="Show these runs">
      {exact(runs)}
    </Link>
  );
}
