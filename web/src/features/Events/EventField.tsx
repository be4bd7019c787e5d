import { IconFilter, IconFilterFilled, IconHash } from '@tabler/icons-react';
import { useState } from 'react';
import { toggled, type ListName } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { CopyButton } from '../../widgets/CopyButton/CopyButton';
import { EntityLink } from '../Entities/EntityLink';
import classes from './EventDetails.module.css';

export interface Field {
  readonly title: string;
  readonly text: string;
  /** The id behind a name. */
  readonly id?: string | null | undefined;
  /** Exact value, on hover. */
  readonly exact?: string | undefined;
  /** What has a page of its own. */
  readonly entity?: readonly [kind: string, id: string] | undefined;
  /** What to filter by. */
  readonly filter?: readonly [name: ListName, value: string] | undefined;
}

/** A field of an event: its name, its value, and what can be done with it. */
export function EventField({ field }: { readonly field: Field }) {
  const { title, text, id, exact, filter, entity } = field;
  const [isIdOpen, setIdOpen] = useState(false);
  const hasId = Boolean(id) && id !== text;
  return (
    <div className={classes.field}>
      <dt className={classes.title}>{title}</dt>
      <dd className={classes.value}>
        <span className={classes.text} title={exact}>
          {entity ? (
            <EntityLink kind={entity[0]} id={entity[1]}>
              {text}
            </EntityLink>
          ) : (
            text
          )}
        </span>
        <span className={classes.actions}>
          {hasId && (
            <button
              type="button"
              className={classes.button}
              aria-expanded={isIdOpen}
              aria-label={`Id of ${title}`}
              title={`Show the id`}
              onClick={() => {
                setIdOpen(!isIdOpen);
              }}
            >
              <IconHash size={14} stroke={1.7} aria-hidden="true" />
            </button>
          )}
          {filter && <FilterToggle title={title} name={filter[0]} value={filter[1]} />}
          <CopyButton text={text} label={`Copy ${title}`} />
        </span>
        {hasId && isIdOpen && id && (
          <span className={classes.id}>
            <code>{id}</code>
            <CopyButton text={id} label={`Copy the id of ${title}`} />
          </span>
        )}
      </dd>
    </div>
  );
}

function FilterToggle({
  title,
  name,
  value,
}: {
  readonly title: string;
  readonly name: ListName;
  readonly value: string;
}) {
  const { search, change } = useFilters();
  const isOn = Boolean(search[name]?.includes(value));
  const Icon = isOn ? IconFilterFilled : IconFilter;
  const label = isOn ? `Stop filtering by this ${title}` : `Filter by this ${title}`;
  return (
    <button
      type="button"
      className={classes.button}
      data-on={isOn || undefined}
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={() => {
        change({ [name]: toggled(search[name], value) });
      }}
    >
      <Icon size={14} stroke={1.7} aria-hidden="true" />
    </button>
  );
}
