import { expect, it } from 'vitest';
import { minutesText } from './minutesText';

it('says minutes as hours and minutes', () => {
  expect([0, 59, 60, 125, 5999, 72_270].map(minutesText)).toEqual([
    '0 min',
    '59 min',
    '1 h 00 min',
    '2 h 05 min',
    '99 h 59 min',
    '1,204 h',
  ]);
});
