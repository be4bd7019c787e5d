import { IconX } from '@tabler/icons-react';
import { useNames } from '../FilterBar/useNames';
import classes from './DataTable.module.css';
import { useTable } from './tableContext';
import { filterTitle, filterValue } from './filterWords';
import type { DataColumn, FilterName, RangeFilter } from './types';

/** What narrows the table, each with a way to take it off. Nothing when nothing does. */
export function ActiveFilters<Row>({ columns }: { readonly columns: readonly DataColumn<Row>[] }) {
  const { state } = useTable();
  const ranges = columns.map(({ filter, title }) => ({ filter, title })).filter(isActiveRange);
  function isActiveRange(c: {
    filter?: DataColumn<Row>['filter'];
    title: string;
  }): c is { filter: RangeFilter; title: string } {
    return c.filter?.kind === 'range' && Boolean(state.text(c.filter.from) ?? state.text(c.filter.to));
  }

  const texts = columns.flatMap(({ filter, title }) => {
    const text = filter?.kind === 'text' ? state.text(filter.name) : undefined;
    return filter?.kind === 'text' && text !== undefined ? [{ name: filter.name, title, text }] : [];
  });
  if (state.activeLists.length === 0 && ranges.length === 0 && texts.length === 0 && state.search === '') {
    return null;
  }

  const clearAll = () => {
    const lists = state.activeLists.map((name) => [name, undefined] as const);
    const bounds = ranges.flatMap(({ filter }) => [[filter.from, undefined] as const, [filter.to, undefined] as const]);
    const parts = texts.map(({ name }) => [name, undefined] as const);
    state.change({ ...Object.fromEntries([...lists, ...bounds, ...parts]), search: undefined });
  };
  return (
    <div className={classes.filters} role="group" aria-label="Filters that are on">
      {state.search !== '' && (
        <FilterChip
          name="Text"
          value={`“${state.search}”`}
          onRemove={() => {
            state.change({ search: undefined });
          }}
        />
      )}
      {state.activeLists.map((name) => (
        <ListChips key={name} name={name} title={filterTitle(columns, name)} />
      ))}
      {ranges.map(({ filter, title }) => (
        <RangeChip key={filter.from} filter={filter} title={title} />
      ))}
      {texts.map(({ name, title, text }) => (
        <FilterChip
          key={name}
          name={title}
          value={`“${text}”`}
          onRemove={() => {
            state.change({ [name]: undefined });
          }}
        />
      ))}
      <button type="button" className={classes.clear} onClick={clearAll}>
        Clear all
      </button>
    </div>
  );
}

function ListChips({ name, title }: { readonly name: FilterName; readonly title: string }) {
  const { state } = useTable();
  const values = state.values(name);
  const names = useNames(name === 'user' || name === 'project' ? name : 'org', values);
  return values.map((value) => (
    <FilterChip
      key={value}
      name={title}
      value={filterValue(name, value) ?? names.get(value) ?? value}
      onRemove={() => {
        state.toggle(name, value);
      }}
    />
  ));
}

function RangeChip({ filter, title }: { readonly filter: RangeFilter; readonly title: string }) {
  const { state } = useTable();
  return (
    <FilterChip
      name={title}
      value={rangeText(filter, state.text(filter.from), state.text(filter.to))}
      onRemove={() => {
        state.change({ [filter.from]: undefined, [filter.to]: undefined });
      }}
    />
  );
}

function rangeText(filter: RangeFilter, from: string | undefined, to: string | undefined): string {
  const show = (text: string) => (Number.isNaN(Number(text)) ? text : filter.show(Number(text)));
  if (from !== undefined && to !== undefined) {
    return `${show(from)} to ${show(to)}`;
  }

  return from === undefined ? `at most ${show(to ?? '')}` : `at least ${show(from)}`;
}

interface FilterChipProps {
  readonly name: string;
  readonly value: string;
  readonly onRemove: () => void;
}

function FilterChip({ name, value, onRemove }: FilterChipProps) {
  return (
    <button type="button" className={classes.chip} title="Take this filter off" onClick={onRemove}>
      <span className="visually-hidden">Take off the filter</span>
      <span>{name}</span>
      <strong className={classes.chipValue}>{value}</strong>
      <IconX size={12} stroke={2} aria-hidden="true" />
    </button>
  );
}
