import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { isNarrowed, withoutNarrowing } from '../../app/filters/params';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { moment } from '../../widgets/format/times';
import { Message } from '../../widgets/states/Message';
import { FirstEvent } from '../Overview/FirstEvent';
import { weekUpTo } from '../Overview/weekUpTo';
import { useLive } from './useLive';

/** Why no event is shown, and what to do about it. */
export function EmptyEvents({ total }: { readonly total: number | undefined }) {
  const { search, zone, change } = useFilters();
  const { title } = usePeriod();
  const client = useQueryClient();
  // The first events show as soon as they are there.
  useLive(true, () => {
    void client.invalidateQueries();
  });
  const newest = useQuery(ask('/api/v1/events', { period: 'all', limit: 1, tz: zone }));
  if (isNarrowed(search) && (total ?? 0) > 0) {
    return (
      <Message title="No event matches all of the filters">
        <p>There are events in this period ({title}), but none that fits everything that is filtered for.</p>
        <Button
          variant="default"
          onClick={() => {
            change(withoutNarrowing(search));
          }}
        >
          Clear all filters
        </Button>
      </Message>
    );
  }

  const last = newest.data?.rows[0];
  if (newest.data && !last) {
    return <FirstEvent />;
  }

  return (
    <Message title={`No events in this period (${title})`}>
      {last && (
        <>
          <p>The newest event is from {moment(last.time, zone)}.</p>
          <Button
            mr={8}
            onClick={() => {
              change({ ...withoutNarrowing(search), period: undefined, ...weekUpTo(last.time) });
            }}
          >
            Show the 7 days up to it
          </Button>
        </>
      )}
      <Button
        variant="default"
        onClick={() => {
          change({ ...withoutNarrowing(search), period: 'all', from: undefined, to: undefined });
        }}
      >
        Show all time
      </Button>
    </Message>
  );
}
