import type { Params } from '../../api/address';
import type { UnusedRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { EntityLink } from '../Entities/EntityLink';
import { kindTitle } from '../Entities/entityText';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { LabelingTable } from '../Labeling/LabelingTable';
import type { ListColumn } from '../Settings/list';

const MOST = 1000;
const ALL = 'all';

/** What can be used, as the route names it. */
const KINDS = [
  'function',
  'package',
  'menu_item',
  'dashboard',
  'query',
  'script',
  'connection',
  'dataset',
  'model',
  'notebook',
  'project',
] as const;

const CHOICES: readonly (readonly [string, string])[] = [
  [ALL, 'All kinds'],
  ...KINDS.map((kind) => [kind, kindTitle(kind)] as const),
];

/** Functions, packages, menu items, dashboards and the like that nobody used in the period. */
export function Unused({ params }: { readonly params: Params }) {
  const { search, zone, change } = useFilters();
  const kind = KINDS.find((k) => k === search.only) ?? ALL;
  return (
    <LabelingTable
      key={kind}
      title="What nobody uses"
      note="known, and without a use in the period"
      route="/api/v1/usage/unused"
      params={{ ...params, thing: kind === ALL ? undefined : kind, limit: MOST }}
      columns={columnsOf(zone)}
      order={{ key: 'last', isDescending: false }}
      keyOf={(row) => `${row.kind} ${row.id}`}
      textOf={(row) => `${row.kind} ${row.id} ${row.name} ${row.owner_name}`}
      empty="Nothing is known that was not used in this period."
      isAlone
      tools={
        <ChoiceButton
          label="Kind"
          text={CHOICES.find(([value]) => value === kind)?.[1] ?? ''}
          choices={CHOICES}
          chosen={[kind]}
          onChoose={(value) => void change({ only: value === ALL ? undefined : value })}
        />
      }
    />
  );
}

function columnsOf(zone: string): ListColumn<UnusedRow>[] {
  return [
    { key: 'kind', title: 'Kind', by: (row) => row.kind, cell: (row) => kindTitle(row.kind) },
    {
      key: 'name',
      title: 'Name',
      by: (row) => row.name,
      cell: (row) => (
        <EntityLink kind={row.kind} id={row.id}>
          {row.name}
        </EntityLink>
      ),
    },
    {
      key: 'last',
      title: 'Last use',
      by: (row) => row.last_use ?? '',
      cell: (row) => <When time={row.last_use} none="never" zone={zone} />,
    },
    { key: 'uses', title: 'Uses ever', isNumber: true, by: (row) => row.uses, cell: (row) => exact(row.uses) },
    {
      key: 'made',
      title: 'Made',
      by: (row) => row.created_at ?? '',
      cell: (row) => <When time={row.created_at} none="not told" zone={zone} />,
    },
    {
      key: 'owner',
      title: 'Owner',
      by: (row) => row.owner_name,
      cell: (row) =>
        row.owner_id === '' ? (
          'not told'
        ) : (
          <EntityLink kind="user" id={row.owner_id}>
            {row.owner_name}
          </EntityLink>
        ),
    },
  ];
}

function When({
  time,
  none,
  zone,
}: {
  readonly time: string | null | undefined;
  readonly none: string;
  readonly zone: string;
}) {
  return time == null ? none : <time title={exactUtc(time)}>{moment(time, zone)}</time>;
}
