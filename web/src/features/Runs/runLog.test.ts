import { expect, test } from 'vitest';
import type { RunLogRow } from '../../api/schema';
import { inOrder } from './runLog';

function line(place: string): RunLogRow {
  return { id: place, place, time: '2026-03-27T00:00:00.000Z', level: 'info', kind: 'log', message: place };
}

test('lines of a log are in the order of their places, whatever they came in', () => {
  const places = ['100000000000000000000', '99999999999999999999', '5', '100000000000000000001', '5'];
  expect(inOrder(places.map(line)).map(({ place }) => place)).toEqual([
    '5',
    '5',
    '99999999999999999999',
    '100000000000000000000',
    '100000000000000000001',
  ]);
});
