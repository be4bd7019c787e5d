import { Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { FigureEntry } from '../../api/schema';
import type { Search } from '../../app/filters/search';
import { axisNumber, counted, exact, noun, number } from '../format/numbers';
import { changeOf } from './change';
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
}

/** A number with its name, unit, change and definition; it leads to the rows behind it. */
export function Figure({ figure, rows, text }: FigureProps) {
  return (
    <div className={classes.figure} role="group" aria-label={figure.title}>
      <div className={classes.head}>
        <span className={classes.title}>{figure.title}</span>
        <Definition figure={figure} />
      </div>
      <Link
        to={rows.to}
        search={rows.search}
        {...(rows.hash === undefined ? {} : { hash: rows.hash })}
        className={classes.value}
        title={text === undefined ? `${counted(figure.value, figure.unit)}. ${rows.title}` : rows.title}
      >
        {text ?? number(figure.value)}
        <span className="visually-hidden">
          {' '}
          {text === undefined ? `${noun(figure.value, figure.unit)}. ` : ''}
          {rows.title}
        </span>
      </Link>
      <Change figure={figure} />
    </div>
  );
}

function Change({ figure }: { readonly figure: FigureEntry }) {
  const change = changeOf(figure);
  if (!change) {
    return <div className={classes.change}>{noun(figure.value, figure.unit)}</div>;
  }

  return (
    <div
      className={classes.change}
      title={`${exact(figure.value)} now, ${exact(figure.previous ?? 0)} in the period before`}
    >
      <span className={classes[change.judgement]}>
        <span aria-hidden="true">{change.arrow} </span>
        <span className="visually-hidden">{change.spoken}</span>
        <span aria-hidden="true">{change.text}</span>
      </span>{' '}
      from {axisNumber(figure.previous ?? 0)}
    </div>
  );
}

function Definition({ figure }: { readonly figure: FigureEntry }) {
  return (
    <Popover width={320} position="bottom-start">
      <Popover.Target>
        <UnstyledButton className={classes.info} aria-label={`What ${figure.title} means`}>
          <IconInfoCircle size={13} stroke={1.7} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={figure.title}>
        <p className={classes.words}>{figure.definition}</p>
        <p className={classes.label}>Formula, over the rows behind it</p>
        <code className={classes.formula}>{figure.formula}</code>
        <p className={classes.label}>
          {counted(figure.value, figure.unit)} · metric <code>{figure.key}</code>
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
