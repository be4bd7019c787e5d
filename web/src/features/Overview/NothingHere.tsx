import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ask } from '../../api/ask';
import { isNarrowed, withoutNarrowing } from '../../app/filters/params';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { moment } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import { Message } from '../../widgets/states/Message';
import { FirstEvent } from './FirstEvent';
import classes from './Overview.module.css';
import { weekUpTo } from './weekUpTo';

const LOOK_AGAIN_MS = 3000;

/** In the place of the charts when the period has no events: why, and what to do. */
export function NothingHere() {
  const { params } = useFilters();
  // The newest event of the same filters, whenever it was.
  const question = ask('/api/v1/events', { ...params, period: 'all', from: null, to: null, sort: '-time', limit: 1 });
  const client = useQueryClient();
  const newest = useQuery({
    ...question,
    // Whoever sends a first event looks here for it.
    refetchInterval: (query) => (query.state.data?.rows.length === 0 ? LOOK_AGAIN_MS : false),
  });
  const wasNone = useRef(false);
  useEffect(() => {
    const count = newest.data?.rows.length;
    if (wasNone.current && count === 1) {
      void client.invalidateQueries();
    }

    wasNone.current = count === 0;
  }, [newest.data, client]);
  return (
    <Answer query={newest} queryKey={question.queryKey} height={160}>
      {(page) => <Why newest={page.rows[0]?.time} />}
    </Answer>
  );
}

function Why({ newest }: { readonly newest: string | undefined }) {
  const { search } = useFilters();
  if (newest !== undefined) {
    return <Elsewhere newest={newest} />;
  }

  return isNarrowed(search) ? <NoneMatch /> : <FirstEvent />;
}

function Elsewhere({ newest }: { readonly newest: string }) {
  const { search, zone, change } = useFilters();
  const { title } = usePeriod();
  const filters = isNarrowed(search) ? ' that match the filters' : '';
  return (
    <Message title={`No events in this period (${title})${filters}`}>
      <p>The newest event is from {moment(newest, zone)}.</p>
      <div className={classes.actions}>
        <Button
          onClick={() => {
            change({ period: undefined, ...weekUpTo(newest) });
          }}
        >
          Show the 7 days up to it
        </Button>
        <Button
          variant="default"
          onClick={() => {
            change({ period: 'all', from: undefined, to: undefined });
          }}
        >
          Show all time
        </Button>
      </div>
    </Message>
  );
}

function NoneMatch() {
  const { search, change } = useFilters();
  return (
    <Message title="No event matches these filters, at any time">
      <p>They may exclude each other: a user who is in another org, a package that this user never opened.</p>
      <Button
        onClick={() => {
          change(withoutNarrowing(search));
        }}
      >
        Clear the filters
      </Button>
    </Message>
  );
}
