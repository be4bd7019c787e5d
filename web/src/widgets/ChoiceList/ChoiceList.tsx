import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { exact } from '../format/numbers';
import classes from './ChoiceList.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown in grey behind the label, when it says more: the id. */
  readonly hint?: string | undefined;
  readonly count?: number | undefined;
}

interface ChoiceListProps {
  /** What is chosen from, in the plural: `users`. */
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  readonly onClear: () => void;
  readonly searchText: string;
  readonly onSearch: (text: string) => void;
  /** Under the list: how many there are, or what went wrong. */
  readonly note: ReactNode;
}

/** Several out of many, found by typing. Arrow keys go from the field through the list. */
export function ChoiceList(props: ChoiceListProps) {
  const box = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && box.current) {
      event.preventDefault();
      focusBeside(box.current, step);
    }
  };

  return (
    <div ref={box} className={classes.box}>
      <TextInput
        size="xs"
        value={props.searchText}
        onChange={(event) => {
          props.onSearch(event.currentTarget.value);
        }}
        onKeyDown={move}
        leftSection={<IconSearch size={13} />}
        placeholder={`Search ${props.label}`}
        aria-label={`Search ${props.label}`}
        data-autofocus
      />
      {/* Arrow keys bubble up from the boxes, which are native inputs. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions */}
      <ul className={classes.list} aria-label={props.label} onKeyDown={move}>
        {props.choices.map((choice) => (
          <Entry
            key={choice.value}
            choice={choice}
            isChosen={props.chosen.includes(choice.value)}
            onToggle={() => {
              props.onToggle(choice.value);
            }}
          />
        ))}
      </ul>
      <div className={classes.foot}>
        <span role="status">{props.note}</span>
        {props.chosen.length > 0 && (
          <button type="button" className={classes.clear} onClick={props.onClear}>
            Clear
          </button>
        )}
      </div>
    </div>
  );
}

function focusBeside(box: HTMLElement, step: number): void {
  const fields = [...box.querySelectorAll('input')];
  const at = fields.findIndex((field) => field === document.activeElement);
  fields[Math.min(fields.length - 1, Math.max(0, at + step))]?.focus();
}

interface EntryProps {
  readonly choice: Choice;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function Entry({ choice, isChosen, onToggle }: EntryProps) {
  return (
    <li>
      <label className={classes.entry} title={choice.label}>
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span className={classes.label}>{choice.label}</span>
        {choice.hint && <span className={classes.hint}>{choice.hint}</span>}
        {choice.count !== undefined && <span className={classes.count}>{exact(choice.count)}</span>}
      </label>
    </li>
  );
}
