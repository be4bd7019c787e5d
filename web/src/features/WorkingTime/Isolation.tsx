import { IconX } from '@tabler/icons-react';
import { useFilters } from '../../app/filters/useFilters';
import table from '../../widgets/DataTable/DataTable.module.css';
import { useNames } from '../../widgets/FilterBar/useNames';
import { EntityLink } from '../Entities/EntityLink';
import classes from './WorkingTime.module.css';
import { onlyOf } from './workParams';

/** Whose line is isolated, which narrows all of the page, and the way back. */
export function Isolation() {
  const { search, change } = useFilters();
  const only = onlyOf(search);
  const names = useNames('user', only === undefined ? [] : [only]);
  if (only === undefined) {
    return null;
  }

  return (
    <p className={classes.isolation} role="status">
      <span>
        Only{' '}
        <EntityLink kind="user" id={only}>
          {names.get(only) ?? only}
        </EntityLink>
        , in the charts and in the table
      </span>
      <button
        type="button"
        className={table.chip}
        onClick={() => {
          void change({ only: undefined, show: undefined });
        }}
      >
        Show all users again
        <IconX size={12} stroke={2} aria-hidden="true" />
      </button>
    </p>
  );
}
