import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { address } from '../../api/address';
import { ask } from '../../api/ask';
import type { StatsMetricAnswer, StatsRow } from '../../api/schema';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { PanelHead, PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { counted, exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import { StatChange } from './StatChange';
import classes from './Stats.module.css';
import { statText } from './statsText';
import { StatTrend } from './StatTrend';

const SHOWN = 50;
const HEIGHT = 320;
const ROUTE = '/api/v1/stats/{category}/{metric}';

/** A number of the server: what it means, its trend, and the rows behind it. */
export function StatDetails({ id }: { readonly id: string }) {
  const { search, period, compares } = useFilters();
  const [category = '', metric = ''] = id.split('.');
  const params = { ...period, org: search.org, compare: compares ? 'true' : 'false' };
  const question = ask(ROUTE, { category, metric, ...params, interval: 'day', limit: SHOWN });
  const answer = useQuery(question);
  return (
    <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
      {(found) => (
        <>
          <Head answer={found} />
          <StatTrend points={found.metric.trend ?? []} unit={found.metric.unit} />
          <PanelSection
            title={found.total === 0 ? 'No rows behind it' : `${counted(found.total, 'rows')} behind it`}
            link={
              found.total > 0 && (
                <a href={address(`/api/v1/stats/${category}/${metric}`, { ...params, format: 'csv' })} download>
                  CSV
                </a>
              )
            }
          >
            <PanelList>
              {found.rows.map((row) => (
                <Row
                  key={`${row.part} ${row.id}`}
                  row={row}
                  isUser={category === 'users' || found.metric.unit === 'users'}
                />
              ))}
            </PanelList>
            {found.total > found.rows.length && (
              <p className={classes.note}>The newest {exact(found.rows.length)} of them. All are in the CSV.</p>
            )}
          </PanelSection>
        </>
      )}
    </Answer>
  );
}

function Head({ answer: { metric } }: { readonly answer: StatsMetricAnswer }) {
  const value = typeof metric.value === 'number' ? metric.value : null;
  return (
    <PanelHead
      title={metric.title}
      note={
        <>
          {!metric.is_breakdown && <strong>{statText(value, metric.unit)} </strong>}
          <StatChange value={value} previous={metric.previous} unit={metric.unit} scope={metric.scope} />
        </>
      }
    >
      <p className={classes.definition}>{metric.definition}</p>
    </PanelHead>
  );
}

function Row({ row, isUser }: { readonly row: StatsRow; readonly isUser: boolean }) {
  const { search, zone } = useFilters();
  return (
    <PanelRow
      name={
        isUser ? (
          <Link to="/users/$id" params={{ id: row.id }} search={globalPart(search)}>
            {row.name}
          </Link>
        ) : (
          <span title={row.id}>{row.part === '' ? row.name : `${row.name} (${row.part})`}</span>
        )
      }
      value={row.created_at == null ? '' : moment(row.created_at, zone)}
      exact={row.created_at == null ? undefined : exactUtc(row.created_at)}
    />
  );
}
