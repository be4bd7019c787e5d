import { describe, expect, it } from 'vitest';
import { panelColumns } from './panelColumns';

const meta = [
  { name: 'time', type: 'DateTime64(3)' },
  { name: 'payload', type: 'String' },
  { name: 'n', type: 'UInt64' },
  { name: 'job_id', type: 'UInt64' },
];
const row = {
  at: 0,
  values: { time: '2020-01-05T20:00:00.000Z', payload: '{"a":1}', n: '18446744073709551615', job_id: 1234 },
};
const nothing = { at: 1, values: { time: null, payload: '', n: null, job_id: null } };

describe('columns of a panel', () => {
  const columns = panelColumns(meta, [row, nothing], 'Asia/Tokyo');

  it('have times in the zone, all digits of numbers, JSON as a tree, and nothing as nothing', () => {
    expect(columns.map(({ value }) => value(row))).toEqual([
      { text: '6 Jan 2020, 05:00:00', exact: '2020-01-05 20:00:00.000 UTC' },
      { text: '{"a":1}', filter: '{"a":1}', isJson: true },
      { text: '18,446,744,073,709,551,615', exact: '18,446,744,073,709,551,615' },
      { text: '1234', filter: '1234', isJson: false },
    ]);
    expect(columns.map(({ value }) => value(nothing).text)).toEqual([null, null, null, null]);
    expect(columns.map(({ by }) => by(nothing))).toEqual([null, null, null, null]);
  });

  it('are filtered by values, or by a range where there are many', () => {
    expect(columns.map(({ filter }) => filter?.kind)).toEqual(['range', 'values', 'range', 'values']);
    const [time] = columns.map(({ filter }) => filter);
    const parsed = (text: string) => (time?.kind === 'range' ? time.parse(text) : null);
    expect(['2026-01-05 09:30', '2026-01-05', '2026-01-05T09:30Z', 'soon'].map(parsed)).toEqual([
      Date.UTC(2026, 0, 5, 9, 30),
      Date.UTC(2026, 0, 5),
      Date.UTC(2026, 0, 5, 9, 30),
      null,
    ]);
  });
});
