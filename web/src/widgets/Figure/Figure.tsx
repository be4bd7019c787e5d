import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { FigureEntry } from '../../api/schema';
import type { Search } from '../../app/filters/search';
import { counted, noun, number } from '../format/numbers';
import { Change } from './Change';
import { Definition } from './Definition';
import classes from './Figure.module.css';

interface FigureProps {
  readonly figure: FigureEntry;
  /** Where the rows behind it are, and what one sees there. */
  readonly rows: {
    readonly to: '/events' | '/settings/intake';
    readonly search: Search;
    readonly title: string;
    readonly hash?: string;
  };
  /** The value in words, where it is no plain number. */
  readonly text?: string;
  /** That of the period before. */
  readonly textBefore?: string | undefined;
  /** On hover where there are words. */
  readonly exactText?: string;
}

/** A number with its name, unit, change and definition; it leads to the rows behind it. */
export function Figure({ figure, rows, text, textBefore, exactText }: FigureProps) {
  const exactly = text === undefined ? counted(figure.value, figure.unit) : exactText;
  const shown = text ?? number(figure.value);
  return (
    <div className={classes.figure} role="group" aria-label={figure.title}>
      <div className={classes.head}>
        <span className={classes.title}>{figure.title}</span>
        <Definition
          title={figure.title}
          definition={figure.definition}
          formula={figure.formula}
          note={
            <>
              {counted(figure.value, figure.unit)} · metric <code>{figure.key}</code>
            </>
          }
        />
      </div>
      <Link
        to={rows.to}
        search={rows.search}
        {...(rows.hash === undefined ? {} : { hash: rows.hash })}
        className={classes.value}
        title={exactly === undefined ? rows.title : `${exactly}. ${rows.title}`}
        style={lengthStyle(shown)}
      >
        {shown}
        <span className="visually-hidden">
          {' '}
          {text === undefined ? `${noun(figure.value, figure.unit)}. ` : ''}
          {rows.title}
        </span>
      </Link>
      <Change figure={figure} before={textBefore} />
    </div>
  );
}

/** Digits get smaller where they would not fit. */
function lengthStyle(text: string): CSSProperties {
  return { '--chars': text.length } as CSSProperties;
}
