import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ConnectionError } from '../../api/ApiError';
import { Failure } from '../states/Failure';
import { Message } from '../states/Message';
import { Waiting } from '../states/Waiting';
import classes from './DataTable.module.css';
import type { Pages } from './usePages';

const SKELETON_ROWS = 12;

interface TableStatesProps<Row> {
  readonly pages: Pages<Row>;
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

/** Rows, or what is there instead of them: waiting, failed, cancelled, none. */
export function TableStates<Row>({ pages, empty, children }: TableStatesProps<Row>) {
  return (
    <div className={classes.states} aria-busy={pages.isFetching}>
      <Waiting isFetching={pages.isFetching && !pages.isFetchingMore} onCancel={pages.cancel} />
      {contentOf(pages, empty, children)}
    </div>
  );
}

function contentOf<Row>(pages: Pages<Row>, empty: ReactNode, children: ReactNode): ReactNode {
  const hasRows = pages.rows.length > 0;
  // An answer without rows is one, too: it stays while the same is asked again.
  const isAnswered = hasRows || !(pages.isPending || pages.isStale || pages.error);
  if (pages.isFetching && !isAnswered) {
    return <Skeletons />;
  }

  if (pages.isFetching) {
    return hasRows ? children : empty;
  }

  // Rows stay when only more of them, or a lost connection, is what failed.
  if (pages.error && !(hasRows && (!pages.isStale || pages.error instanceof ConnectionError))) {
    return <Failure error={pages.error} onRetry={pages.retry} />;
  }

  if (pages.isPending || pages.isStale) {
    return (
      <Message title="Cancelled">
        <Button variant="default" onClick={pages.retry}>
          Ask again
        </Button>
      </Message>
    );
  }

  return hasRows ? children : empty;
}

function Skeletons() {
  return (
    <div className={classes.skeletons} aria-label="Loading" role="status">
      {Array.from({ length: SKELETON_ROWS }, (_, i) => (
        <Skeleton key={i} height={14} radius={3} width={`${String(96 - ((i * 7) % 20))}%`} />
      ))}
    </div>
  );
}
