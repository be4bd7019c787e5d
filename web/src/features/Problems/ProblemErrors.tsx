import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { address } from '../../api/address';
import type { OccurrenceRow, ProblemAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { BusyButton } from '../../widgets/BusyButton/BusyButton';
import table from '../../widgets/DataTable/DataTable.module.css';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import { RunLink } from '../Runs/RunLink';
import classes from './Problems.module.css';
import { Section } from './Section';
import { useProblemAct } from './useProblemAct';

/** The last errors, one by one. Those that do not belong here are marked and become a problem of their own. */
export function ProblemErrors({ problem }: { readonly problem: ProblemAnswer }) {
  const errors = problem.occurrences ?? [];
  const act = useProblemAct(problem.id);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const mayMark = problem.may_act === true && problem.events > 1;
  const mark = (id: string) => (isMarked: boolean) => {
    setMarked(isMarked ? [...marked, id] : marked.filter((other) => other !== id));
  };
  return (
    <Section
      title="Errors"
      note={noteOf(problem.events, errors.length)}
      tools={
        <>
          {marked.length > 0 && (
            <SplitButton
              count={marked.length}
              isBusy={act.isPending}
              onClick={() => {
                act.mutate({ action: 'split', body: { occurrences: marked } });
              }}
            />
          )}
          <a
            className={table.tool}
            href={address('/api/v1/problems/{id}/occurrences', { id: problem.id, format: 'csv' })}
            download
          >
            CSV of all
          </a>
        </>
      }
    >
      {act.error && (
        <p role="alert" className={classes.trouble}>
          {act.error.message}
        </p>
      )}
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Errors">
        <table className={classes.table}>
          <Head mayMark={mayMark} />
          <tbody>
            {errors.map((error) => (
              <ErrorLine
                key={error.id}
                error={error}
                isMarked={marked.includes(error.id)}
                onMark={mayMark ? mark(error.id) : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function noteOf(all: number, shown: number): string {
  return all > shown ? `the last ${exact(shown)} of ${exact(all)}` : exact(shown);
}

interface SplitButtonProps {
  readonly count: number;
  readonly isBusy: boolean;
  readonly onClick: () => void;
}

function SplitButton({ count, isBusy, onClick }: SplitButtonProps) {
  return (
    <BusyButton variant="default" size="compact-sm" isBusy={isBusy} onClick={onClick}>
      {`Split ${exact(count)} off`}
    </BusyButton>
  );
}

function Head({ mayMark }: { readonly mayMark: boolean }) {
  return (
    <thead>
      <tr>
        {mayMark && (
          <th scope="col">
            <span className="visually-hidden">To split off</span>
          </th>
        )}
        <th scope="col">Time</th>
        <th scope="col">User</th>
        <th scope="col">Version</th>
        <th scope="col">Agent</th>
        <th scope="col">Run</th>
        <th scope="col">Message</th>
      </tr>
    </thead>
  );
}

interface ErrorLineProps {
  readonly error: OccurrenceRow;
  readonly isMarked: boolean;
  /** Absent where nothing may be split off. */
  readonly onMark: ((isMarked: boolean) => void) | undefined;
}

function ErrorLine({ error, isMarked, onMark }: ErrorLineProps) {
  const { zone } = useFilters();
  return (
    <tr>
      {onMark && (
        <td>
          <input
            type="checkbox"
            checked={isMarked}
            aria-label={`Error of ${moment(error.time, zone)}`}
            onChange={(event) => {
              onMark(event.currentTarget.checked);
            }}
          />
        </td>
      )}
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
