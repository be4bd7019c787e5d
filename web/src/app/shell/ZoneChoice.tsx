import { TextInput } from '@mantine/core';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { offset } from '../../widgets/format/times';
import { allZones, browserZone } from '../filters/zone';
import { zonesLike, type ZoneName } from '../filters/zoneNames';
import classes from './ZoneMenu.module.css';

const PAGE = 8;

interface ZoneChoiceProps {
  /** The zone in use. */
  readonly zone: string;
  readonly onChoose: (zone: string) => void;
}

/** A field and the zones that have what is typed in their name. Arrow keys go through them, Enter takes one. */
export function ZoneChoice({ zone, onChoose }: ZoneChoiceProps) {
  const { text, type, found, current, press } = useFoundZones({ zone, onChoose });
  const listId = useId();
  return (
    <>
      <TextInput
        label="Time zone"
        description="Days and hours begin as they do there."
        placeholder={`Search, for example ${found[current]?.zone ?? 'Europe/Berlin'}`}
        value={text}
        onChange={(event) => {
          type(event.currentTarget.value);
        }}
        onKeyDown={press}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found[current] && `${listId}-${String(current)}`}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
      <div id={listId} role="listbox" aria-label="Time zones" className={classes.list}>
        {found.map((z, i) => (
          <Zone key={z.zone} id={`${listId}-${String(i)}`} name={z} isMarked={i === current} onChoose={onChoose} />
        ))}
      </div>
      <p role="status" className={classes.note}>
        {found.length === 0 && `No zone has “${text.trim()}” in its name. Try a large city in the same zone.`}
      </p>
      {zone !== browserZone && (
        <button
          type="button"
          className={classes.own}
          onClick={() => {
            onChoose(browserZone);
          }}
        >
          Use this browser&apos;s zone, {browserZone}
        </button>
      )}
    </>
  );
}

/** What is typed, the zones that match, and which of them Enter takes: the one in use, or the first match. */
function useFoundZones({ zone, onChoose }: ZoneChoiceProps) {
  const [text, setText] = useState('');
  const [marked, setMarked] = useState<string | null>(zone);
  const all = useMemo(() => allZones(), []);
  const found = zonesLike(all, text);
  const place = found.findIndex((z) => z.zone === marked);
  const current = Math.max(0, place);
  const type = (next: string) => {
    setText(next);
    setMarked(next.trim() === '' ? zone : null);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    const taken = found[current];
    if (step !== undefined) {
      event.preventDefault();
      setMarked(found[Math.min(found.length - 1, Math.max(0, current + step))]?.zone ?? null);
    } else if (event.key === 'Enter' && taken) {
      event.preventDefault();
      onChoose(taken.zone);
    }
  };
  return { text, type, found, current, press };
}

interface ZoneProps {
  readonly id: string;
  readonly name: ZoneName;
  readonly isMarked: boolean;
  readonly onChoose: (zone: string) => void;
}

function Zone({ id, name, isMarked, onChoose }: ZoneProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) {
      element.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isMarked]);
  return (
    // Keys are handled by the field, which keeps the focus (ARIA: combobox).
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/interactive-supports-focus
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isMarked}
      className={classes.zone}
      title={name.before === undefined ? undefined : `Formerly ${name.before}`}
      onClick={() => {
        onChoose(name.zone);
      }}
    >
      <span>{name.zone.replaceAll('_', ' ')}</span>
      <span className={classes.offset}>{offset(name.zone)}</span>
    </div>
  );
}
