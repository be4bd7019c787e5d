import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { WorkExplainAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { PanelHead } from '../../widgets/ContextPanel/Panel';
import { exactDuration, hours } from '../../widgets/format/durations';
import { counted, exact } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { usePlaceNames } from './usePlaceNames';
import { WorkRowSection } from './WorkRowSection';
import { explainParams, isNobody } from './workParams';

const ROUTE = '/api/v1/working-time/explain';
const PAGE = 20;
const HEIGHT = 360;

/** Why a number of working time is what it is: its rows, and for each the events and gaps that count and those that do not. */
export function WorkExplanation({ query }: { readonly query: string }) {
  return isNobody(query) ? (
    <PanelHead title="0 s" note="Working time is that of users: events without a user are never counted." />
  ) : (
    <Explanation query={query} />
  );
}

function Explanation({ query }: { readonly query: string }) {
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
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const names = usePlaceNames(rows);
  return (
    <Answer query={{ ...pages, data: first, refetch: pages.refetch as never }} queryKey={queryKey} height={HEIGHT}>
      {(answer) => (
        <>
          <PanelHead
            title={<span title={exactDuration(answer.total_ms)}>{hours(answer.total_ms)}</span>}
            note={noteOf(answer)}
          />
          {rows.map((row) => (
            <WorkRowSection key={`${row.id} ${row.time}`} row={row} names={names} />
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

function noteOf({ total, total_ms, rows }: WorkExplainAnswer): string {
  if (rows.length === 0) {
    return 'No working time: no two events lie close enough together, and none has a duration that counts.';
  }

  return total_ms === 0
    ? 'none of it counts as working time; every event there is, and why not'
    : `working time out of ${counted(total, 'rows')}; every event behind them, and what it added`;
}
