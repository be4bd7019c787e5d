import type { FigureEntry } from '../../api/schema';
import { change, exact } from '../format/numbers';

/** How a number moved against the period before. */
export interface Change {
  readonly arrow: '▲' | '▼' | '';
  readonly direction: 'up' | 'down' | 'unchanged';
  readonly text: string;
  readonly judgement: 'better' | 'worse' | 'same';
}

/** Null when nothing is compared. After zero there is no percentage: then the difference is told. */
export function changeOf(
  figure: Pick<FigureEntry, 'value' | 'previous' | 'change_percent' | 'less_is_better'>,
): Change | null {
  const { value, previous } = figure;
  if (previous === null) {
    return null;
  }

  if (value === previous) {
    return { arrow: '', direction: 'unchanged', text: '± 0', judgement: 'same' };
  }

  const isUp = value > previous;
  return {
    arrow: isUp ? '▲' : '▼',
    direction: isUp ? 'up' : 'down',
    text: figure.change_percent === null ? exact(Math.abs(value - previous)) : change(figure.change_percent),
    judgement: isUp === figure.less_is_better ? 'worse' : 'better',
  };
}
