import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { exactUtc, moment } from '../../widgets/format/times';
import { Message } from '../../widgets/states/Message';
import { weekUpTo } from '../Overview/weekUpTo';
import { narrowsRuns, withoutRunFilters } from './runParams';
import { beganAt } from './runText';

/** Why no run is shown, and what to do about it. `all` is how many there are in the period. */
export function EmptyRuns({ all }: { readonly all: number | undefined }) {
  const { search, zone, change } = useFilters();
  const { title } = usePeriod();
  const newest = useQuery(ask('/api/v1/runs', { period: 'all', limit: 1, tz: zone }));
  if (narrowsRuns(search) && (all ?? 0) > 0) {
    return (
      <Message title="No run matches all of the filters">
        <p>There are runs in this period ({title}), but none that fits everything that is filtered for.</p>
        <Button
          variant="default"
          onClick={() => {
            void change(withoutRunFilters(search));
          }}
        >
          Clear all filters
        </Button>
      </Message>
    );
  }

  const last = newest.data?.rows[0];
  return newest.data && !last ? <NoRuns /> : <Earlier at={last ? beganAt(last) : null} />;
}

function NoRuns() {
  return (
    <Message title="No runs yet">
      <p>
        A run appears when a server tells of it: an event <code>start:run</code> with a <code>run_id</code>. Runs of
        Kodosumi are read from its data folder, which is set in <Link to="/settings/connectors">Connectors</Link>.
      </p>
    </Message>
  );
}

function Earlier({ at }: { readonly at: string | null }) {
  const { search, zone, change } = useFilters();
  const { title } = usePeriod();
  return (
    <Message title={`No runs in this period (${title})`}>
      {at !== null && (
        <>
          <p>
            The newest began <span title={exactUtc(at)}>{moment(at, zone)}</span>.
          </p>
          <Button
            mr={8}
            onClick={() => {
              void change({ ...withoutRunFilters(search), period: undefined, ...weekUpTo(at) });
            }}
          >
            Show the 7 days up to it
          </Button>
        </>
      )}
      <Button
        variant="default"
        onClick={() => {
          void change({ ...withoutRunFilters(search), period: 'all', from: undefined, to: undefined });
        }}
      >
        Show all time
      </Button>
    </Message>
  );
}
