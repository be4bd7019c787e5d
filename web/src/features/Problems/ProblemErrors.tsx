import { Link } from '@tanstack/react-router';
import { address } from '../../api/address';
import type { OccurrenceRow, ProblemAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import table from '../../widgets/DataTable/DataTable.module.css';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import { RunLink } from '../Runs/RunLink';
import classes from './Problems.module.css';
import { Section } from './Section';

/** The last errors, one by one. */
export function ProblemErrors({ problem }: { readonly problem: ProblemAnswer }) {
  const errors = problem.occurrences ?? [];
  return (
    <Section
      title="Errors"
      note={
        problem.events > errors.length
          ? `the last ${exact(errors.length)} of ${exact(problem.events)}`
          : exact(errors.length)
      }
      tools={
        <a
          className={table.tool}
          href={address('/api/v1/problems/{id}/occurrences', { id: problem.id, format: 'csv' })}
          download
        >
          CSV of all
        </a>
      }
    >
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Errors">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">User</th>
              <th scope="col">Version</th>
              <th scope="col">Agent</th>
              <th scope="col">Run</th>
              <th scope="col">Message</th>
            </tr>
          </thead>
          <tbody>
            {errors.map((error) => (
              <ErrorLine key={error.id} error={error} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function ErrorLine({ error }: { readonly error: OccurrenceRow }) {
  const { zone } = useFilters();
  return (
    <tr>
      <td>
        <Link
          to="/events"
          search={{ period: 'all', show: [`event:${error.id}@${error.time}`] }}
          title={exactUtc(error.time)}
        >
          {moment(error.time, zone)}
        </Link>
      </td>
      <td>
        {error.user_id === '' ? (
          '–'
        ) : (
          <EntityLink kind="user" id={error.user_id}>
            {error.user_name}
          </EntityLink>
        )}
      </td>
      <td>{error.version || '–'}</td>
      <td>{error.agent || '–'}</td>
      <td>{error.run_id === '' ? '–' : <RunLink id={error.run_id}>{error.run_id}</RunLink>}</td>
      <td>{error.title}</td>
    </tr>
  );
}
