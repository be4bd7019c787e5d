import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '../../app/theme/tokens';
import { axisName, baseOption } from '../chart/chartStyle';
import { axisNumber } from '../format/numbers';
import type { Bar } from './bar';

/** The ranking as a picture. */
export function barOption(bars: readonly Bar[], unit: string, t: Tokens): EChartsCoreOption {
  return {
    ...baseOption(t),
    dataset: { dimensions: ['name', 'value'], source: bars.map(({ name, value }) => ({ name, value })) },
    grid: { left: 190, right: 60, top: 4, bottom: 26 },
    xAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'middle',
      nameGap: 10,
      nameTextStyle: axisName(t),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: t.line } },
      axisLabel: { color: t.ink, fontSize: 11, interval: 0, width: 176, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        encode: { x: 'value', y: 'name' },
        barWidth: 13,
        itemStyle: { color: t.accent },
        label: {
          show: true,
          position: 'right',
          color: t.muted,
          fontSize: 11,
          formatter: ({ data }: { data: Bar }) => axisNumber(data.value),
        },
      },
    ],
  };
}
