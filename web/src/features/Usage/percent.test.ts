import { expect, it } from 'vitest';
import { percent } from './percent';

it('shows small shares with a decimal, and none as none', () => {
  expect([0, 0.004, 0.09, 0.41, 1].map(percent)).toEqual(['0 %', '0.4 %', '9.0 %', '41 %', '100 %']);
});
