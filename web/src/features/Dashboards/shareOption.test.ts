import { describe, expect, it } from 'vitest';
import { tokens } from '../../app/theme/tokens';
import { heatMapOption, slicesOf } from './shareOption';

describe('slices of a pie', () => {
  it('are the places of one series, the largest first, equal ones put together and empty ones left out', () => {
    const points = [
      ['Linux', 2],
      ['Windows', 5],
      ['Linux', 4],
      ['none', 0],
      ['unknown', null],
      ['Linux', null],
    ] as const;
    expect(slicesOf([{ name: 'Events', points }])).toEqual([
      ['Linux', 6],
      ['Windows', 5],
    ]);
  });

  it('are the sums of several series', () => {
    const a = { name: 'a', points: [['1', 1] as const, ['2', 1] as const] };
    const b = { name: 'b', points: [['1', 5] as const] };
    expect(slicesOf([a, b])).toEqual([
      ['b', 5],
      ['a', 2],
    ]);
  });
});

describe('cells of a heat map', () => {
  it('are left out where there is no number', () => {
    const points = [['x', 3] as const, ['y', null] as const];
    const option = heatMapOption({
      kind: 'heat-map',
      answer: { meta: [], data: [], rows: 0, statistics: { elapsed: 0, rows_read: 0, bytes_read: 0 } },
      series: [{ name: 'a', points }],
      unit: '',
      colors: new Map(),
      tokens: tokens.light,
      zone: 'UTC',
      timeText: (time) => time,
    }) as { series: { data: unknown }[] };
    expect(option.series[0]?.data).toEqual([[0, 0, 3]]);
  });
});
