import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { address } from '../../api/address';
import { get } from '../../api/client';
import type { StatsMetricAnswer } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { PanelHead, PanelSection } from '../../widgets/ContextPanel/Panel';
import { counted } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import { Skeleton } from '../../widgets/states/Skeleton';
import { StatChange } from './StatChange';
import { StatRows } from './StatRows';
import classes from './Stats.module.css';
import { readStat, type StatId } from './statId';
import { partsOf, statText } from './statsText';
import { StatTrend } from './StatTrend';
import type { Interval } from './trend';
import { useTrendInterval } from './useTrendInterval';

const PAGE = 50;
const HEIGHT = 320;
const ROUTE = '/api/v1/stats/{category}/{metric}';

/** A number of the server, or a part of one: what it means, its trend, and the rows behind it. */
export function StatDetails({ id }: { readonly id: string }) {
  const interval = useTrendInterval();
  return interval === null ? <Skeleton height={HEIGHT} /> : <Details stat={readStat(id)} interval={interval} />;
}

function Details({ stat, interval }: { readonly stat: StatId; readonly interval: Interval }) {
  const { search, period, compares } = useFilters();
  const compare = compares ? 'true' : 'false';
  const params = { ...stat, ...period, org: search.org, compare };
  const queryKey = [ROUTE, 'pages', { ...params, interval }];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => get(ROUTE, { ...params, interval, limit: PAGE, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const first = pages.data?.pages[0];
  return (
    <Answer query={{ ...pages, data: first, refetch: pages.refetch as never }} queryKey={queryKey} height={HEIGHT}>
      {(found) => (
        <>
          <Head answer={found} part={stat.part} />
          <StatTrend answer={found} interval={interval} />
          <PanelSection
            title={found.total === 0 ? 'No rows behind it' : `${counted(found.total, 'rows')} behind it`}
            link={
              found.total > 0 && (
                <a href={address(ROUTE, { ...params, format: 'csv' })} download>
                  CSV
                </a>
              )
            }
          >
            <StatRows answer={found} rows={pages.data?.pages.flatMap(({ rows }) => rows) ?? []} part={stat.part} />
            {pages.hasNextPage && (
              <button
                type="button"
                className={classes.more}
                disabled={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                Show more
              </button>
            )}
          </PanelSection>
        </>
      )}
    </Answer>
  );
}

interface HeadProps {
  readonly answer: StatsMetricAnswer;
  readonly part: string | undefined;
}

function Head({ answer: { metric }, part }: HeadProps) {
  const own = part === undefined ? undefined : partsOf(metric).find(({ key }) => key === part);
  const whole = typeof metric.value === 'number' ? metric.value : null;
  const [value, previous] = part === undefined ? [whole, metric.previous] : [own?.value ?? 0, own?.previous];
  return (
    <PanelHead
      title={part === undefined ? metric.title : `${metric.title}: ${part}`}
      note={
        <>
          {(part !== undefined || !metric.is_breakdown) && <strong>{statText(value, metric.unit)} </strong>}
          <StatChange value={value} previous={previous} unit={metric.unit} scope={metric.scope} />
          {metric.all_time != null && `, ${counted(metric.all_time, metric.unit)} ever`}
        </>
      }
    >
      <p className={classes.definition}>{metric.definition}</p>
    </PanelHead>
  );
}
