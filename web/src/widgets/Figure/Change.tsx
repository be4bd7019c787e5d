import { axisNumber, exact, noun } from '../format/numbers';
import { changeOf } from './changeOf';
import classes from './Figure.module.css';

interface ChangeProps {
  readonly figure: {
    readonly value: number;
    readonly previous: number | null;
    readonly change_percent: number | null;
    readonly less_is_better: boolean;
    readonly unit: string;
  };
  /** A value in words, where it is no plain number. */
  readonly words?: ((value: number) => string) | undefined;
  /** The value of the period before in words. */
  readonly before?: string | undefined;
}

/** How a number moved against the period before; its unit where nothing is compared. */
export function Change({ figure, words, before }: ChangeProps) {
  const change = changeOf(figure, words);
  if (!change) {
    return <div className={classes.change}>{words ? '' : noun(figure.value, figure.unit)}</div>;
  }

  const previous = figure.previous ?? 0;
  const told = words ?? exact;
  return (
    <div className={classes.change} title={`${told(figure.value)} now, ${told(previous)} in the period before`}>
      <span className={classes[change.judgement]}>
        <span aria-hidden="true">{change.arrow} </span>
        <span className="visually-hidden">{change.spoken}</span>
        <span aria-hidden="true">{change.text}</span>
      </span>{' '}
      <span>from {before ?? (words ?? axisNumber)(previous)}</span>
    </div>
  );
}
