import { describe, expect, it } from 'vitest';
import { tokens } from '../../app/theme/tokens';
import { panelOption, type ChartKind } from './panelOption';
import { seriesOf, type PanelAnswer, type PanelColumn } from './panelRows';

const answer: PanelAnswer = {
  meta: [
    { name: 'browser', type: 'String' },
    { name: 'Users', type: 'UInt64' },
  ],
  data: [{ browser: 'Chrome 131', Users: 2 }],
  rows: 1,
  statistics: { elapsed: 0, rows_read: 0, bytes_read: 0 },
};

function draw(kind: ChartKind) {
  return panelOption({
    kind,
    answer,
    series: seriesOf(answer),
    unit: 'users',
    colors: new Map([['Users', '#123456']]),
    tokens: tokens.light,
    zone: 'Asia/Tokyo',
    timeText: (time) => time,
  }) as { xAxis: { type: string }; yAxis: { type: string }; series: { data: unknown; type: string }[] };
}

describe('panelOption', () => {
  it('lays bars down by turning the axes', () => {
    const option = draw('horizontal-bars');
    expect([option.xAxis.type, option.yAxis.type, option.series[0]?.data]).toEqual([
      'value',
      'category',
      [[2, 'Chrome 131']],
    ]);
  });

  it('stands bars up otherwise', () => {
    const option = draw('bars');
    expect([option.xAxis.type, option.series[0]?.type, option.series[0]?.data]).toEqual([
      'category',
      'bar',
      [['Chrome 131', 2]],
    ]);
  });
});

describe('what is stacked over time', () => {
  const meta: PanelColumn[] = [
    { name: 'time', type: 'DateTime' },
    { name: 'user', type: 'String' },
    { name: 'Events', type: 'UInt64' },
  ];
  const data = [
    { time: '2026-03-02', user: 'ann', Events: 1 },
    { time: '2026-03-03', user: 'bob', Events: 2 },
    { time: '2026-03-01', user: 'bob', Events: null },
  ];

  function drawn(kind: ChartKind) {
    const stacked = { ...answer, meta, data };
    const option = panelOption({
      kind,
      answer: stacked,
      series: seriesOf(stacked),
      unit: '',
      colors: new Map(),
      tokens: tokens.light,
      zone: 'Asia/Tokyo',
      timeText: (time) => time,
    }) as { series: { data: unknown }[] };
    return option.series.map((series) => series.data);
  }

  it.each(['bars', 'area'] as const)('has a point at every time in every series: %s', (kind) => {
    expect(drawn(kind)).toEqual([
      [
        ['2026-03-01T00:00:00.000Z', 0],
        ['2026-03-02T00:00:00.000Z', 1],
        ['2026-03-03T00:00:00.000Z', 0],
      ],
      [
        ['2026-03-01T00:00:00.000Z', null],
        ['2026-03-02T00:00:00.000Z', 0],
        ['2026-03-03T00:00:00.000Z', 2],
      ],
    ]);
  });

  it('is not what is drawn as a line', () => {
    expect(drawn('line')[0]).toEqual([['2026-03-02T00:00:00.000Z', 1]]);
  });

  it('has its labels at the hours of the zone of the page, and days where they are', () => {
    const labels = (type: string, times: readonly string[]) => {
      const over = {
        ...answer,
        meta: [
          { name: 'time', type },
          { name: 'n', type: 'UInt8' },
        ],
        data: times.map((time) => ({ time, n: 1 })),
      };
      const option = panelOption({
        kind: 'line',
        answer: over,
        series: seriesOf(over),
        unit: '',
        colors: new Map(),
        tokens: tokens.light,
        zone: 'Asia/Tokyo',
        timeText: (time) => time,
      }) as { xAxis: { axisLabel: { customValues: number[]; formatter: (at: number) => string } } };
      const { customValues, formatter } = option.xAxis.axisLabel;
      return customValues.map(formatter);
    };
    expect(labels('DateTime', ['2026-03-01T03:00:00Z', '2026-03-01T23:00:00Z'])).toEqual([
      '12:00',
      '15:00',
      '18:00',
      '21:00',
      '2 Mar',
      '03:00',
      '06:00',
    ]);
    expect(labels('Date', ['2026-03-01', '2026-03-03'])).toEqual(['1 Mar', '2 Mar', '3 Mar']);
  });
});
