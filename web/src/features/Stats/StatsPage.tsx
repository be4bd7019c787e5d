import { useQuery } from '@tanstack/react-query';
import { address } from '../../api/address';
import { ask } from '../../api/ask';
import type { StatsBlock } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import table from '../../widgets/DataTable/DataTable.module.css';
import { Answer } from '../../widgets/states/Answer';
import { Skeleton } from '../../widgets/states/Skeleton';
import { useLiveAnswer } from '../Events/useLiveAnswer';
import classes from './Stats.module.css';
import { StatBreakdown } from './StatBreakdown';
import { StatLine } from './StatLine';
import type { Interval } from './trend';
import { useTrendInterval } from './useTrendInterval';

const ROUTE = '/api/v1/stats';
const LIVE = [ROUTE];
const HEIGHT = 600;

/** Every number of the server in nine categories, now and before, with its course over the period. */
export function StatsPage() {
  const interval = useTrendInterval();
  useLiveAnswer(LIVE);
  return interval === null ? <Skeleton height={HEIGHT} /> : <Numbers interval={interval} />;
}

function Numbers({ interval }: { readonly interval: Interval }) {
  const { search, period, compares } = useFilters();
  const params = { ...period, org: search.org, compare: compares ? 'true' : 'false' };
  const question = ask(ROUTE, { ...params, interval });
  const stats = useQuery(question);
  return (
    <div className={classes.page}>
      <p className={`${classes.tools ?? ''} screen-only`}>
        <span className={classes.note}>A number opens the rows behind it and its trend.</span>
        <a className={table.tool} href={address(ROUTE, { ...params, format: 'csv' })} download>
          CSV
        </a>
        <button
          type="button"
          className={table.tool}
          onClick={() => {
            window.print();
          }}
        >
          Print
        </button>
      </p>
      <Answer query={stats} queryKey={question.queryKey} height={HEIGHT}>
        {(answer) => (
          <div className={classes.blocks}>
            {answer.categories.map((block) => (
              <Block key={block.key} block={block} />
            ))}
          </div>
        )}
      </Answer>
    </div>
  );
}

function Block({ block }: { readonly block: StatsBlock }) {
  return (
    <section className={classes.block} aria-labelledby={`stats-${block.key}`}>
      <h2 id={`stats-${block.key}`} className={classes.title}>
        {block.title}
      </h2>
      {block.metrics.map((metric) =>
        metric.is_breakdown ? (
          <StatBreakdown key={metric.key} category={block.key} metric={metric} />
        ) : (
          <StatLine key={metric.key} category={block.key} metric={metric} />
        ),
      )}
    </section>
  );
}
