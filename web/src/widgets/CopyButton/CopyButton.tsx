import { IconCheck, IconCopy, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { copyText } from './copyText';
import classes from './CopyButton.module.css';

const SHOWN_MS = 1600;

type State = 'ready' | 'copied' | 'refused';

const ICONS = { ready: IconCopy, copied: IconCheck, refused: IconX };
const SAID: Record<State, string> = { ready: '', copied: 'Copied', refused: 'The browser did not allow copying' };

interface CopyButtonProps {
  readonly text: string;
  /** What it does: `Copy the id`. */
  readonly label: string;
}

/** Puts text on the clipboard and says that it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [state, setState] = useState<State>('ready');
  const Icon = ICONS[state];
  useEffect(() => {
    if (state === 'ready') {
      return;
    }

    const timer = setTimeout(() => {
      setState('ready');
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);

  const copy = async () => {
    setState((await copyText(text)) ? 'copied' : 'refused');
  };
  return (
    <>
      <button
        type="button"
        className={classes.button}
        data-state={state}
        aria-label={label}
        title={SAID[state] || label}
        onClick={() => void copy()}
      >
        <Icon size={14} stroke={1.7} aria-hidden="true" />
      </button>
      <span role="status" className="visually-hidden">
        {SAID[state]}
      </span>
    </>
  );
}
