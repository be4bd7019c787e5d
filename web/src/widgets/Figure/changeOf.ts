import type { FigureEntry } from '../../api/schema';
import { change, exact } from '../format/numbers';

/** How a number moved against the period before. */
export interface Change {
  readonly arrow: '▲' | '▼' | '';
  /** As it is written behind the arrow: `58.0 %`. */
  readonly text: string;
  /** As it is read aloud: `up by 58.0 %`. */
  readonly spoken: string;
  readonly judgement: 'better' | 'worse' | 'same';
}

/** Null when nothing is compared. After zero there is no percentage: then the difference is told. */
export function changeOf(
  figure: Pick<FigureEntry, 'value' | 'previous' | 'change_percent' | 'less_is_better'>,
  words: (value: number) => string = exact,
): Change | null {
  const { value, previous } = figure;
  if (previous === null) {
    return null;
  }

  if (value === previous) {
    return { arrow: '', text: '± 0', spoken: 'unchanged', judgement: 'same' };
  }

  const isUp = value > previous;
  const text = figure.change_percent === null ? words(Math.abs(value - previous)) : change(figure.change_percent);
  return {
    arrow: isUp ? '▲' : '▼',
    text,
    spoken: `${isUp ? 'up' : 'down'} by ${text}`,
    judgement: isUp === figure.less_is_better ? 'worse' : 'better',
  };
}

/** Change against the period before in percent; null where there is nothing to compare with. */
export function percentOf(value: number, previous: number | null | undefined): number | null {
  if (previous == null || previous === 0) {
    return null;
  }

  // A half goes away from zero on both sides: -18.75 is -18.8, as 18.75 is 18.8.
  const change = ((value - previous) / previous) * 1000;
  return (Math.sign(change) * Math.round(Math.abs(change))) / 10;
}
