import type { EChartsCoreOption } from 'echarts/core';
import type { Scheme, Tokens } from '../../app/theme/tokens';
import { baseOption, tooltipStyle } from '../../widgets/chart/chartStyle';
import { tooltipBox } from '../../widgets/chart/tooltip';
import { colorAt } from '../../widgets/format/colors';
import { counted } from '../../widgets/format/numbers';
import type { ClickNode } from './clickTree';

const BREADCRUMB = 26;

/** The tree as rectangles: as large as there are clicks; a click on one goes into it. */
export function clickOption(
  tree: readonly ClickNode[],
  t: Tokens,
  scheme: Scheme,
  description: string,
): EChartsCoreOption {
  return {
    ...baseOption(t),
    aria: { enabled: true, label: { description } },
    tooltip: {
      ...tooltipStyle(t),
      formatter: ({ treePathInfo, value }: { treePathInfo: readonly { name: string }[]; value: number }) =>
        tooltipBox(
          treePathInfo.at(-1)?.name ?? '',
          treePathInfo
            .slice(1)
            .map(({ name }) => name)
            .join(' / '),
          [{ name: 'clicks', value: counted(value, 'clicks') }],
        ),
    },
    series: [
      {
        type: 'treemap',
        data: tree.map((node, i) => ({ ...node, itemStyle: { color: colorAt(i, scheme) } })),
        left: 0,
        right: 0,
        top: 0,
        bottom: BREADCRUMB,
        roam: false,
        leafDepth: 2,
        name: 'All clicks',
        breadcrumb: { bottom: 0, itemStyle: { color: t.panel, borderColor: t.line, textStyle: { color: t.ink } } },
        label: {
          color: '#ffffff',
          fontSize: 11,
          overflow: 'truncate',
          textBorderColor: 'rgb(0 0 0 / 45%)',
          textBorderWidth: 2,
        },
        upperLabel: { show: true, height: 20, color: t.ink, fontSize: 11 },
        itemStyle: { borderColor: t.bg, borderWidth: 1, gapWidth: 1 },
      },
    ],
  };
}
