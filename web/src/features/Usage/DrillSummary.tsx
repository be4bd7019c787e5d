import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { leavingPart, parseSearch, queryOf, type Search } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { pageOf } from '../../app/pages';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { useNames } from '../../widgets/FilterBar/useNames';
import { counted } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import classes from './Usage.module.css';

/** In the place of the filters while details of a selection are shown: what was narrowed, and the ways out of it. */
export function DrillSummary() {
  const { search } = useFilters();
  return search.drill === undefined ? null : <Narrowed search={search} drill={search.drill} />;
}

function Narrowed({ search, drill }: { readonly search: Search; readonly drill: string }) {
  useFocusReturn();
  const { zone } = useFilters();
  const navigate = useNavigate();
  const names = useNames('user', search.user ?? []);
  const path = drill.split('?')[0] ?? '';
  return (
    <section className={classes.drill} aria-label="Details of a selection">
      <dl>
        <Part name="From" value={moment(search.from ?? '', zone)} exact={exactUtc(search.from ?? '')} />
        <Part name="To" value={moment(search.to ?? '', zone)} exact={exactUtc(search.to ?? '')} />
        <Several name="Users" values={(search.user ?? []).map((id) => names.get(id) ?? id)} plural="users" />
        <Several name="Packages" values={search.package} plural="packages" />
        <Several name="Functions" values={search.function} plural="functions" />
        <Several name="Kinds" values={search.kind} plural="kinds" />
      </dl>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          void navigate({ to: '.', search: { ...leavingPart(search), tab: search.tab } });
        }}
      >
        Close
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          void navigate({ to: path, search: parseSearch(queryOf(drill)) });
        }}
      >
        Back to {pageOf(path)?.title ?? 'where it began'}
      </Button>
    </section>
  );
}

const MOST_NAMES = 3;

/** A few by their names, many by their number. */
function Several({
  name,
  values,
  plural,
}: {
  readonly name: string;
  readonly values: readonly string[] | undefined;
  readonly plural: string;
}) {
  if (values === undefined || values.length === 0) {
    return null;
  }

  const text = values.length <= MOST_NAMES ? values.join(', ') : counted(values.length, plural);
  return <Part name={name} value={text} exact={values.join(', ')} />;
}

function Part({ name, value, exact }: { readonly name: string; readonly value: string; readonly exact: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd title={exact}>{value}</dd>
    </div>
  );
}
