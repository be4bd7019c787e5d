import { useMemo, useState } from 'react';
import { CopyButton } from '../CopyButton/CopyButton';
import { kindOfScalar, membersOf, readJson, scalarText, summaryOf, type JsonValue } from './jsonValue';
import classes from './JsonTree.module.css';

/** Deeper than this, and with more members than this, a branch is folded at first. */
const OPEN_DEPTH = 2;
const OPEN_MEMBERS = 30;
const STEP = 100;

interface JsonTreeProps {
  /** JSON as text. Text that is none is shown as it is. */
  readonly text: string;
  /** What it is, for readers of the screen. */
  readonly label: string;
}

/** JSON as a tree that folds; branches are drawn when they are opened. */
export function JsonTree({ text, label }: JsonTreeProps) {
  const value = useMemo(() => readJson(text), [text]);
  return (
    <div className={classes.box} role="group" aria-label={label}>
      <div className={classes.copy}>
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
      {value === undefined ? (
        <pre className={classes.plain}>{text}</pre>
      ) : (
        <ul className={classes.tree}>
          <Node name={null} value={value} depth={0} />
        </ul>
      )}
    </div>
  );
}

interface NodeProps {
  readonly name: string | null;
  readonly value: JsonValue;
  readonly depth: number;
}

function Node({ name, value, depth }: NodeProps) {
  const members = useMemo(() => membersOf(value), [value]);
  if (members === null || members.length === 0) {
    return (
      <li className={classes.leaf}>
        <Name name={name} />
        {members ? summaryOf(value) : <Scalar value={value} />}
      </li>
    );
  }

  // The outermost braces say nothing: its members stand alone.
  return name === null ? (
    <Members members={members} depth={depth} />
  ) : (
    <Branch name={name} value={value} members={members} depth={depth} />
  );
}

interface BranchProps extends NodeProps {
  readonly members: readonly [string, JsonValue][];
}

function Branch({ name, value, members, depth }: BranchProps) {
  const [isOpen, setOpen] = useState(depth <= OPEN_DEPTH && members.length <= OPEN_MEMBERS);
  return (
    <li>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <span className={classes.mark} aria-hidden="true">
          ▸
        </span>
        <Name name={name} />
        <span className={classes.summary}>{summaryOf(value)}</span>
      </button>
      {isOpen && (
        <ul className={classes.inner}>
          <Members members={members} depth={depth} />
        </ul>
      )}
    </li>
  );
}

function Members({ members, depth }: { readonly members: readonly [string, JsonValue][]; readonly depth: number }) {
  const [shown, setShown] = useState(STEP);
  const rest = members.length - shown;
  return (
    <>
      {members.slice(0, shown).map(([name, value]) => (
        <Node key={name} name={name} value={value} depth={depth + 1} />
      ))}
      {rest > 0 && (
        <li>
          <button
            type="button"
            className={classes.more}
            onClick={() => {
              setShown(shown + STEP);
            }}
          >
            {Math.min(rest, STEP)} more of {rest}
          </button>
        </li>
      )}
    </>
  );
}

function Name({ name }: { readonly name: string | null }) {
  return name === null ? null : <span className={classes.name}>{name}: </span>;
}

function Scalar({ value }: { readonly value: JsonValue }) {
  return <span data-kind={kindOfScalar(value)}>{scalarText(value)}</span>;
}
