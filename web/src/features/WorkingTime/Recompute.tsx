import { Button, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { address } from '../../api/address';
import { ask } from '../../api/ask';
import { sendTo } from '../../api/client';
import { periodParams } from '../../app/filters/params';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { useSession } from '../../app/useSession';
import table from '../../widgets/DataTable/DataTable.module.css';
import { RecomputeState } from './RecomputeState';
import classes from './WorkingTime.module.css';

const POLL_MS = 500;

/** Counts the page's period again by the settings of now. For administrators. */
export function Recompute() {
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  if (session.data?.role !== 'administrator') {
    return null;
  }

  return (
    <>
      <button
        type="button"
        className={table.tool}
        onClick={() => {
          setOpen(true);
        }}
      >
        Recompute…
      </button>
      <Modal
        opened={isOpen}
        onClose={() => {
          setOpen(false);
        }}
        title="Recompute working time"
      >
        <Work />
      </Modal>
    </>
  );
}

function Work() {
  const { search, zone } = useFilters();
  const { title } = usePeriod();
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  const settings = useQuery(ask('/api/v1/working-time/settings'));
  const state = useQuery({
    ...ask('/api/v1/working-time/recompute'),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? POLL_MS : false),
  });
  const stands = state.data?.state;
  useEffect(() => {
    if (stands === 'done') {
      void client.invalidateQueries({
        predicate: ({ queryKey }) =>
          String(queryKey[0]).startsWith('/api/v1/working-time') && !String(queryKey[0]).endsWith('/recompute'),
      });
    }
  }, [stands, client]);
  const start = async () => {
    setFailure(null);
    try {
      await sendTo('POST', address('/api/v1/working-time/recompute', periodParams(search, zone)));
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }

    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/v1/working-time'),
    });
  };
  return (
    <div className={classes.recompute}>
      <p>
        Needed after the settings WorkingTime:* changed: what is stored was counted by the settings of then. Late events
        are counted by themselves. Readers see the old figures until all of the new ones are there.
      </p>
      {settings.data && (
        <p className={classes.quiet}>
          Gaps under {settings.data.threshold_ms / 1000} s count, and durations of{' '}
          {settings.data.scopes.join(', ') || 'nothing'}
          {settings.data.orgs.length > 0 && `; other rules for ${settings.data.orgs.map(({ org }) => org).join(', ')}`}.
        </p>
      )}
      <RecomputeState state={state.data} />
      {failure !== null && <p role="alert">{failure}</p>}
      <Button loading={state.data?.state === 'running'} onClick={() => void start()}>
        Recompute {title}
      </Button>
    </div>
  );
}
