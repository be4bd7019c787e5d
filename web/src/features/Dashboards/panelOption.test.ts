import { describe, expect, it } from 'vitest';
import { tokens } from '../../app/theme/tokens';
import { panelOption, type ChartKind } from './panelOption';
import { seriesOf, type PanelAnswer } from './panelRows';

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
