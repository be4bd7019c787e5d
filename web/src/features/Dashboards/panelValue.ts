import { exact, exactDigits, number } from '../../widgets/format/numbers';
import { day, moment } from '../../widgets/format/times';
import { isDay, isId, isNumber, isTime, textOf, type PanelColumn } from './panelRows';

/** A value as people read it: numbers grouped, times in the zone of the page. */
export function wordsOf(column: PanelColumn, value: unknown, zone: string): string {
  const text = textOf(value);
  if (isTime(column)) {
    return timeWords(column, text, zone);
  }

  return isNumber(column) && !isId(column) ? numberWords(value, exact) : text;
}

/** A time in the zone of the page; a day is the same in every zone. What is no time stays as it is. */
export function timeWords(column: PanelColumn, text: string, zone: string): string {
  if (text === '' || Number.isNaN(Date.parse(text))) {
    return text;
  }

  return isDay(column) ? day(text, 'UTC') : moment(text, zone);
}

/** A figure, short where it is large. */
export function figureWords(column: PanelColumn, value: unknown, zone: string): string {
  return isNumber(column) ? numberWords(value, number) : wordsOf(column, value, zone);
}

function numberWords(value: unknown, words: (value: number) => string): string {
  return typeof value === 'number' ? words(value) : exactDigits(textOf(value));
}
