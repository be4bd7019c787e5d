import { Link } from '@tanstack/react-router';
import type { Params } from '../../api/address';
import type { DurationRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { duration, exactDuration } from '../../widgets/format/durations';
import { change as changeText, exact } from '../../widgets/format/numbers';
import { LabelingTable } from '../Labeling/LabelingTable';
import type { ListColumn } from '../Settings/list';
import { DURATION_GROUPS, durationGroup, risenBy } from './durationText';
import { EmptyUsage } from './EmptyUsage';

const MOST = 1000;

/** How long operations take, now and in the period before; a name leads to its slowest calls and their inputs. */
export function Durations({ params }: { readonly params: Params }) {
  const { search, change } = useFilters();
  const group = durationGroup(search.group_by);
  return (
    <LabelingTable
      key={group}
      title="How long operations take"
      note={group === 'scope' ? 'events that told a duration' : 'calls that told a duration'}
      isAlone
      route="/api/v1/usage/durations"
      params={{ ...params, by: group, limit: MOST }}
      columns={columnsOf(group)}
      order={{ key: 'p95', isDescending: true }}
      keyOf={(row) => `${row.package} ${row.name}`}
      textOf={(row) => `${row.package} ${row.name}`}
      empty={
        <EmptyUsage what="No operation with a duration">
          Platforms tell how long a call took in its member duration.
        </EmptyUsage>
      }
      tools={
        <ChoiceButton
          label="By"
          text={DURATION_GROUPS.find(([value]) => value === group)?.[1] ?? ''}
          choices={DURATION_GROUPS}
          chosen={[group]}
          onChoose={(value) => void change({ group_by: value === 'function' ? undefined : value })}
        />
      }
    />
  );
}

function columnsOf(group: string): ListColumn<DurationRow>[] {
  return [
    {
      key: 'name',
      title: DURATION_GROUPS.find(([value]) => value === group)?.[1] ?? '',
      by: (row) => row.name,
      cell: (row) => <SlowestLink group={group} row={row} />,
    },
    ...(group === 'function'
      ? [
          {
            key: 'package',
            title: 'Package',
            by: (row: DurationRow) => row.package,
            cell: (row: DurationRow) => row.package,
          },
        ]
      : []),
    { key: 'count', title: 'How often', isNumber: true, by: (row) => row.count, cell: (row) => exact(row.count) },
    time('median', 'Median', (row) => row.median),
    time('p95', '95 %', (row) => row.p95),
    {
      key: 'risen',
      title: '95 %, change',
      isNumber: true,
      by: risenBy,
      cell: (row) => {
        const risen = risenBy(row);
        return risen === null ? 'none before' : signed(risen);
      },
    },
    time('p99', '99 %', (row) => row.p99),
    time('longest', 'Longest', (row) => row.longest),
    time('total', 'All together', (row) => row.total_ms),
    { key: 'failed', title: 'Failed', isNumber: true, by: (row) => row.failed, cell: (row) => exact(row.failed) },
  ];
}

/** `+12 %`: beside no arrow, a change says which way it went. */
function signed(percent: number): string {
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '';
  return `${sign}${changeText(percent)}`;
}

function time(key: string, title: string, of: (row: DurationRow) => number): ListColumn<DurationRow> {
  return {
    key,
    title,
    isNumber: true,
    by: of,
    cell: (row) => <span title={exactDuration(Math.round(of(row)))}>{duration(of(row))}</span>,
  };
}

/** The slowest calls of a function or package with their inputs; the slowest events of a scope. */
function SlowestLink({ group, row }: { readonly group: string; readonly row: DurationRow }) {
  const { search } = useFilters();
  const slowest = { ...search, show: undefined, group_by: undefined, sort: '-duration' };
  if (group === 'scope') {
    return (
      <Link to="/events" search={{ ...slowest, tab: undefined, scope: [row.name] }} title="Its slowest events">
        {row.name}
      </Link>
    );
  }

  const narrowed = group === 'package' ? { package: [row.name] } : { package: [row.package], function: [row.name] };
  return (
    <Link to="/functions" search={{ ...slowest, ...narrowed, tab: 'calls' }} title="Its slowest calls">
      {row.name}
    </Link>
  );
}
