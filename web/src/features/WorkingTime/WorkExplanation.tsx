import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { WorkExplainAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { PanelHead } from '../../widgets/ContextPanel/Panel';
import { duration, exactDuration } from '../../widgets/format/durations';
import { counted, exact } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { WorkRowSection } from './WorkRowSection';
import { explainParams } from './workParams';

const ROUTE = '/api/v1/working-time/explain';
const PAGE = 20;
const HEIGHT = 360;

/** Why a number of working time is what it is: its rows, and for each the events and gaps that count and those that do not. */
export function WorkExplanation({ query }: { readonly query: string }) {
  const { search, zone } = useFilters();
  const params = explainParams(search, zone, query);
  const queryKey = [ROUTE, params];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => get(ROUTE, { ...params, limit: PAGE, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: WorkExplainAnswer) => last.next,
  });
  const first = pages.data?.pages[0];
  return (
    <Answer query={{ ...pages, data: first, refetch: pages.refetch as never }} queryKey={queryKey} height={HEIGHT}>
      {(answer) => (
        <>
          <PanelHead
            title={
              <span title={exactDuration(answer.total_ms)}>
                {answer.total_ms === 0 ? '0 s' : duration(answer.total_ms)}
              </span>
            }
            note={
              answer.total === 0
                ? 'No working time: no two events lie close enough together, and none has a duration that counts.'
                : `working time out of ${counted(answer.total, 'rows')}; every event behind them, and what it added`
            }
          />
          {pages.data?.pages
            .flatMap((page) => page.rows)
            .map((row) => (
              <WorkRowSection key={row.id} row={row} />
            ))}
          {pages.hasNextPage && (
            <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              Show more of the {exact(answer.total)} rows
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}
