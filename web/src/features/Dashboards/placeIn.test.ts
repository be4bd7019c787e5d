import { expect, it } from 'vitest';
import { placeIn } from './placeIn';

it.each([
  ['line 2, column 3: wrong', { line: 2, start: 5, end: 6 }],
  ['line 1, column 99: wrong', { line: 1, start: 2, end: 2 }],
  ['line 9, column 1: wrong', null],
  ['wrong', null],
  [undefined, null],
])('finds the line of %j', (message, place) => {
  expect(placeIn('ab\ncde', message)).toEqual(place);
});
