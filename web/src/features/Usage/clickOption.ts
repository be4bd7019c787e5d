import type { EChartsCoreOption } from 'echarts/core';
import type { Scheme, Tokens } from '../../app/theme/tokens';
import { baseOption, tooltipStyle } from '../../widgets/chart/chartStyle';
import { tooltipBox } from '../../widgets/chart/tooltip';
import { colorAt } from '../../widgets/format/colors';
import { counted } from '../../widgets/format/numbers';
import type { ClickNode } from './clickTree';
import { LEVELS, type Cursor } from './clickWalk';

interface Drawn {
  readonly parts: readonly ClickNode[];
  /** Names of what they are parts of. */
  readonly within: readonly string[];
  readonly cursor: Cursor | null;
  readonly description: string;
}

/** The parts as rectangles: as large as there are clicks, two levels of them. */
export function clickOption(
  { parts, within, cursor, description }: Drawn,
  t: Tokens,
  scheme: Scheme,
): EChartsCoreOption {
  return {
    ...baseOption(t),
    aria: { enabled: true, label: { description } },
    tooltip: {
      ...tooltipStyle(t),
      formatter: ({ treePathInfo, value }: { treePathInfo: readonly { name: string }[]; value: number }) =>
        tooltipBox(
          treePathInfo.at(-1)?.name ?? '',
          [...within, ...treePathInfo.slice(1).map(({ name }) => name)].join(' / '),
          [{ name: 'clicks', value: counted(value, 'clicks') }],
        ),
    },
    series: [
      {
        type: 'treemap',
        data: parts.map((node, i) => ({
          ...marked(node, [i], cursor, t),
          itemStyle: { color: colorAt(i, scheme), ...ring([i], cursor, t) },
        })),
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        leafDepth: LEVELS,
        breadcrumb: { show: false },
        label: {
          color: '#ffffff',
          fontSize: 11,
          overflow: 'truncate',
          textBorderColor: 'rgb(0 0 0 / 45%)',
          textBorderWidth: 2,
        },
        upperLabel: { show: true, height: 20, color: t.ink, fontSize: 11 },
        // What holds all parts has no name here: the trail below has it.
        levels: [{ upperLabel: { show: false } }],
        itemStyle: { borderColor: t.bg, borderWidth: 1, gapWidth: 1 },
      },
    ],
  };
}

/** A part with a ring around the one where the keys stand. */
function marked(node: ClickNode, place: Cursor, cursor: Cursor | null, t: Tokens): object {
  return {
    name: node.name,
    value: node.value,
    itemStyle: ring(place, cursor, t),
    children: node.children.map((child, i) => marked(child, [...place, i], cursor, t)),
  };
}

function ring(place: Cursor, cursor: Cursor | null, t: Tokens): object {
  return cursor?.join() === place.join() ? { borderColor: t.ink, borderWidth: 3 } : {};
}
