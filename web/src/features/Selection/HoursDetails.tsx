import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { HeatRow } from '../../api/schema';
import type { Search } from '../../app/filters/search';
import type { HoursSelected } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { PanelList, PanelRow, PanelSection } from '../../widgets/ContextPanel/Panel';
import { counted, exact } from '../../widgets/format/numbers';
import { range } from '../../widgets/format/times';
import { Answer } from '../../widgets/states/Answer';
import { countIn, occurrencesOf } from './hours';

const HEIGHT = 60;
const MOST_DAYS = 100;
const DAY_MS = 86_400_000;
const MOST_SHOWN = 12;

interface HoursDetailsProps {
  readonly hours: readonly HoursSelected[];
  readonly params: Params;
  readonly search: Search;
}

/** Hours of the week: their share of all events, and when they were. */
export function HoursDetails({ hours, params, search }: HoursDetailsProps) {
  const { answer } = usePeriod();
  const days = answer ? (Date.parse(answer.to) - Date.parse(answer.from)) / DAY_MS : Infinity;
  const question = ask('/api/v1/usage/overview/heat', params);
  const heat = useQuery(question);
  return (
    <>
      <PanelSection title="Events in these hours">
        <Answer query={heat} queryKey={question.queryKey} height={HEIGHT}>
          {({ rows }) => <Share rows={rows} hours={hours} />}
        </Answer>
      </PanelSection>
      {days <= MOST_DAYS ? (
        <Occurrences hours={hours} params={params} search={search} />
      ) : (
        <p>Choose a period of at most {MOST_DAYS} days to see when these hours were, with their events.</p>
      )}
    </>
  );
}

function Share({ rows, hours }: { readonly rows: readonly HeatRow[]; readonly hours: readonly HoursSelected[] }) {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const inside = countIn(rows, hours);
  const percent = total === 0 ? 0 : (inside / total) * 100;
  return (
    <PanelList>
      <PanelRow name="Events" value={exact(inside)} />
      <PanelRow
        name="Of all in the period"
        value={`${percent.toFixed(1)} %`}
        exact={`${exact(inside)} of ${exact(total)}`}
      />
    </PanelList>
  );
}

function Occurrences({ hours, params, search }: HoursDetailsProps) {
  const { zone } = useFilters();
  const question = ask('/api/v1/events/activity', { ...params, bucket: 'hour' });
  const activity = useQuery(question);
  return (
    <PanelSection title="When that was">
      <Answer query={activity} queryKey={question.queryKey} height={HEIGHT}>
        {({ rows }) => {
          const all = occurrencesOf(rows, hours, zone);
          return (
            <PanelList>
              {all.slice(0, MOST_SHOWN).map(({ from, to, count }) => (
                <PanelRow
                  key={from}
                  name={
                    <Link to="/events" search={{ ...search, period: undefined, from, to }}>
                      {range(from, to, zone)}
                    </Link>
                  }
                  value={exact(count)}
                  exact={counted(count, 'events')}
                />
              ))}
              {all.length > MOST_SHOWN && <PanelRow name={`${exact(all.length - MOST_SHOWN)} earlier ones`} value="" />}
            </PanelList>
          );
        }}
      </Answer>
    </PanelSection>
  );
}
