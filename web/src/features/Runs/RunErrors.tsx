import { Button } from '@mantine/core';
import { address, type Params } from '../../api/address';
import type { RunErrorEntry } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { Downloads } from '../../widgets/DataTable/Downloads';
import { TableStates } from '../../widgets/DataTable/TableStates';
import { usePages } from '../../widgets/DataTable/usePages';
import { counted, exact } from '../../widgets/format/numbers';
import { Message } from '../../widgets/states/Message';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { ErrorCard } from './ErrorCard';
import { narrowsRuns, withoutRunFilters } from './runParams';
import classes from './Runs.module.css';
import { useRunsLive } from './useRunsLive';

const ROUTE = '/api/v1/runs/errors';
const FIRST_PAGE = 100;

/** Every error that runs told in the period, as cards. */
export function RunErrors({ params }: { readonly params: Params }) {
  const pages = usePages(ROUTE, params);
  const total = useQuery(ask(ROUTE, { ...params, limit: 1 })).data?.total;
  useRunsLive(() => {
    // Who has loaded more reads further down.
    if (pages.rows.length <= FIRST_PAGE) {
      pages.restart();
    }
  });
  return (
    <section aria-label="Errors">
      <p className={classes.tools}>
        <span className={classes.note} role="status">
          {total !== undefined && total > 0 && `${exact(pages.rows.length)} of ${counted(total, 'errors')} shown`}
        </span>
        <Downloads
          name="errors"
          fileOf={(format) => address(ROUTE, { ...params, format })}
          formats={['csv', 'parquet']}
        />
      </p>
      <TableStates pages={pages} empty={<NoErrors />}>
        <div className={classes.cards}>
          {pages.rows.map((error, i) => (
            <ErrorCard key={keyOf(error, i)} error={error} />
          ))}
        </div>
        {pages.hasMore && (
          <Button
            variant="default"
            loading={pages.isFetchingMore}
            onClick={pages.loadMore}
            className={classes.more ?? ''}
          >
            Show more
          </Button>
        )}
      </TableStates>
    </section>
  );
}

function keyOf(error: RunErrorEntry, index: number): string {
  return `${error.run_id} ${error.time ?? ''} ${String(index)}`;
}

function NoErrors() {
  const { search, change } = useFilters();
  const { title } = usePeriod();
  return (
    <Message title={`No errors in this period (${title})`}>
      <p>No run that matches told an error at that time.</p>
      {narrowsRuns(search) && (
        <Button
          mr={8}
          variant="default"
          onClick={() => {
            void change(withoutRunFilters(search));
          }}
        >
          Clear all filters
        </Button>
      )}
      <Button
        variant="default"
        onClick={() => {
          void change({ period: 'all', from: undefined, to: undefined });
        }}
      >
        Show all time
      </Button>
    </Message>
  );
}
