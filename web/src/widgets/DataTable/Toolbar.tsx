import { TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { address } from '../../api/address';
import { counted, exact, noun, number } from '../format/numbers';
import { ColumnChooser } from './ColumnChooser';
import type { DataTableProps, TableCounts } from './DataTable';
import { Downloads, type DownloadFormat } from './Downloads';
import classes from './DataTable.module.css';
import { useTable } from './tableContext';
import type { ColumnLayout } from './useColumnLayout';

const TYPING_MS = 350;
const STANDARD_FORMATS: readonly DownloadFormat[] = ['csv', 'parquet'];

interface ToolbarProps<Row> extends DataTableProps<Row> {
  readonly layout: ColumnLayout;
  readonly sort: string;
}

/** Search, how many rows, and what can be done with the table. */
export function Toolbar<Row>(props: ToolbarProps<Row>) {
  const { name, columns, layout, counts, tools, route, params, sort, formats = STANDARD_FORMATS } = props;
  const fileOf = (format: DownloadFormat) => address(route ?? '', { ...params, sort, format });
  return (
    <div className={classes.toolbar}>
      {props.isSearched !== false && <SearchField name={props.label ?? name} />}
      <Counts name={name} counts={counts} />
      <div className={classes.tools}>
        {tools}
        <ColumnChooser columns={columns} layout={layout} />
        {route !== null && <Downloads name={name} fileOf={fileOf} formats={formats} />}
      </div>
    </div>
  );
}

function SearchField({ name }: { readonly name: string }) {
  const { state } = useTable();
  const { search, change } = state;
  const [text, setText] = useState(search);
  const [lastSearch, setLastSearch] = useState(search);
  if (search !== lastSearch) {
    // Changed from outside: by Back, or by taking the filter away.
    setLastSearch(search);
    setText(search);
  }

  useEffect(() => {
    const wanted = text.trim();
    if (wanted === search) {
      return;
    }

    const timer = setTimeout(() => {
      setLastSearch(wanted);
      change({ search: wanted || undefined }, { replace: search !== '' });
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, search, change]);

  return (
    <TextInput
      size="xs"
      className={classes.search ?? ''}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
      }}
      leftSection={<IconSearch size={13} stroke={1.8} aria-hidden="true" />}
      rightSection={
        text === '' ? null : (
          <ClearButton
            onClear={() => {
              setText('');
            }}
          />
        )
      }
      placeholder={`Search in ${name}`}
      aria-label={`Search in ${name}`}
    />
  );
}

function ClearButton({ onClear }: { readonly onClear: () => void }) {
  return (
    <button type="button" className={classes.icon} aria-label="Clear the search" onClick={onClear}>
      <IconX size={13} stroke={1.8} aria-hidden="true" />
    </button>
  );
}

function Counts({ name, counts }: { readonly name: string; readonly counts: TableCounts | undefined }) {
  if (!counts) {
    return <p className={classes.counts} />;
  }

  const { matching, total } = counts;
  const isAll = matching === total;
  return (
    <p className={classes.counts} role="status" title={`${exact(matching)} of ${counted(total, name)}`}>
      <strong>{number(matching)}</strong>
      {isAll ? ` ${noun(total, name)}` : ` matching of ${number(total)} ${noun(total, name)} in all`}
    </p>
  );
}
