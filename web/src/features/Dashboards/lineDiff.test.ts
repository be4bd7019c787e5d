import { expect, it } from 'vitest';
import { lineDiff } from './lineDiff';

it.each([
  ['a\nb\nc', 'a\nb\nc', ' a, b, c'],
  ['a\nb\nc', 'a\nx\nc', ' a,-b,+x, c'],
  ['a\nb', 'b\na', '-a, b,+a'],
  ['', 'a\n', '+a, '],
  ['a\na\na', 'a\na', ' a, a,-a'],
  ['a\nb\nc\nd\ne', 'a\nc\nd\nf\ne', ' a,-b, c, d,+f, e'],
])('tells %j and %j apart', (earlier, later, lines) => {
  expect(
    lineDiff(earlier, later)
      .map(({ mark, text }) => mark + text)
      .join(),
  ).toBe(lines);
});
