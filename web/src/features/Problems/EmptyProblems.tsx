import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { exactUtc, moment } from '../../widgets/format/times';
import { Message } from '../../widgets/states/Message';
import { narrowsProblems, withoutProblemFilters } from './problemParams';

/** Why no problem is shown, and what to do about it. `all` is how many there are in the period. */
export function EmptyProblems({ all }: { readonly all: number | undefined }) {
  const { search, zone, change } = useFilters();
  const { title } = usePeriod();
  const newest = useQuery(ask('/api/v1/problems', { period: 'all', limit: 1, tz: zone }));
  const last = newest.data?.rows[0];
  if (narrowsProblems(search) && (all ?? 0) > 0) {
    return (
      <Message title="No problem matches all of the filters">
        <p>There are problems in this period ({title}), but none that fits everything that is filtered for.</p>
        <Button
          variant="default"
          onClick={() => {
            void change(withoutProblemFilters());
          }}
        >
          Clear all filters
        </Button>
      </Message>
    );
  }

  if (newest.data && !last) {
    return (
      <Message title="No error yet">
        <p>
          A problem appears when an error is told of: an event <code>send:exception</code>, a line of a log at level
          error or fatal, a run or a call that failed.
        </p>
      </Message>
    );
  }

  return (
    <Message title={`No error in this period (${title})`}>
      {last && (
        <p>
          The last one was <span title={exactUtc(last.last_seen)}>{moment(last.last_seen, zone)}</span>: {last.title}
        </p>
      )}
      <Button
        variant="default"
        onClick={() => {
          void change({ ...withoutProblemFilters(), period: 'all', from: undefined, to: undefined });
        }}
      >
        Show all time
      </Button>
    </Message>
  );
}
