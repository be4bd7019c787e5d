import { useMemo } from 'react';
import classes from './Dashboards.module.css';
import { lineDiff, type DiffLine } from './lineDiff';

const SPOKEN: Record<DiffLine['mark'], string> = {
  ' ': '',
  '-': 'only in the earlier text: ',
  '+': 'only in this text: ',
};

interface DifferencesProps {
  readonly earlier: string;
  readonly later: string;
}

/** An earlier text beside the one that is edited: what only one of them has is marked. */
export function Differences({ earlier, later }: DifferencesProps) {
  const lines = useMemo(() => lineDiff(earlier, later), [earlier, later]);
  const count = lines.filter(({ mark }) => mark !== ' ').length;
  return (
    <div>
      <p className={classes.differencesTitle} role="status">
        {count === 0 ? 'Both texts are the same' : 'Only in the earlier text (−), only in this one (+)'}
      </p>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <div className={classes.differences} role="group" aria-label="Differences" tabIndex={0}>
        {lines.map(({ mark, text }, i) => (
          // Lines have no name but their place.
          <div key={i} data-mark={mark}>
            <span aria-hidden="true">{mark === '-' ? '−' : mark}</span>
            {SPOKEN[mark] && <span className="visually-hidden">{SPOKEN[mark]}</span>}
            {text}
          </div>
        ))}
      </div>
    </div>
  );
}
