import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { periodParams } from '../../app/filters/params';
import { globalPart } from '../../app/filters/search';
import { idsOf, showText, type Selected } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { usePeriod } from '../../app/filters/usePeriod';
import { PanelHead } from '../../widgets/ContextPanel/Panel';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { exactUtc, range } from '../../widgets/format/times';
import { useNames } from '../../widgets/FilterBar/useNames';
import { hoursTitle } from '../../widgets/HeatMap/week';
import classes from './Selection.module.css';

const KINDS: Record<Selected['kind'], string> = {
  user: 'User',
  package: 'Package',
  time: 'Time',
  hours: 'Hours',
  event: 'Event',
  rejection: 'Rejected record',
  work: 'row of working time',
  stat: 'number of the server',
  run: 'Run',
  problem: 'Problem',
  entity: 'Entity',
  point: 'Point',
};

/** What is selected, by name. Several stand under each other, each with a way to take it out. */
export function SelectionHead({ selected }: { readonly selected: readonly Selected[] }) {
  const { search, zone } = useFilters();
  // Not every page has the same period when its address names none; what is selected is always shown of the same.
  const { title: period } = usePeriod(periodParams(search, zone));
  const names = useNames('user', idsOf(selected, 'user'));
  const [first] = selected;
  if (selected.length === 1 && first) {
    return (
      <PanelHead
        title={nameOf(first, names, zone)}
        note={`${KINDS[first.kind]}${first.kind === 'time' ? '' : ` · ${period}`}`}
      >
        <Extra selected={first} />
      </PanelHead>
    );
  }

  return (
    <PanelHead title={`${String(selected.length)} selected`} note={`Together · ${period}`}>
      <ul className={classes.several}>
        {selected.map((one) => (
          <Entry key={showText(one)} selected={one} name={nameOf(one, names, zone)} />
        ))}
      </ul>
    </PanelHead>
  );
}

function nameOf(selected: Selected, names: ReadonlyMap<string, string>, zone: string): string {
  switch (selected.kind) {
    case 'user':
      return names.get(selected.id) ?? selected.id;
    case 'time':
      return range(selected.from, selected.to, zone);
    case 'hours':
      return hoursTitle(selected);
    case 'point':
      return selected.thing;
    default:
      return selected.id;
  }
}

/** Below the name: the id, the exact time, and what can be done with it. */
function Extra({ selected }: { readonly selected: Selected }): ReactNode {
  const { search, change } = useFilters();
  switch (selected.kind) {
    case 'user':
    case 'package':
      return (
        <p className={classes.extra}>
          <code>{selected.id}</code>
          <CopyButton text={selected.id} label="Copy the id" />
          <button
            type="button"
            className={classes.action}
            onClick={() => {
              change({ [selected.kind]: [selected.id], show: undefined });
            }}
          >
            Filter by it
          </button>
          {selected.kind === 'user' && (
            <Link to="/users/$id" params={{ id: selected.id }} search={globalPart(search)} className={classes.action}>
              Open the page
            </Link>
          )}
        </p>
      );
    case 'time':
      return (
        <p className={classes.extra}>
          <span>
            {exactUtc(selected.from)} to {exactUtc(selected.to)}
          </span>
          <button
            type="button"
            className={classes.action}
            onClick={() => {
              change({ period: undefined, from: selected.from, to: selected.to, show: undefined });
            }}
          >
            Make it the period
          </button>
        </p>
      );
    default:
      return null;
  }
}

function Entry({ selected, name }: { readonly selected: Selected; readonly name: string }) {
  const { select } = useFilters();
  return (
    <li className={classes.entry}>
      <span className={classes.kind}>{KINDS[selected.kind]}</span>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <button
        type="button"
        className={classes.remove}
        aria-label={`Take out ${name}`}
        title="Take it out"
        onClick={() => {
          select(selected, true);
        }}
      >
        <IconX size={13} stroke={1.8} aria-hidden="true" />
      </button>
    </li>
  );
}
