import type { EChartsCoreOption } from 'echarts/core';
import type { InstallationRow } from '../../api/schema';
import type { Tokens } from '../../app/theme/tokens';
import { axisName, baseOption, tooltipStyle } from '../../widgets/chart/chartStyle';
import { tooltipBox } from '../../widgets/chart/tooltip';
import { duration, exactDuration } from '../../widgets/format/durations';
import { moment } from '../../widgets/format/times';

const NAMES = 150;
const NAMES_NARROW = 92;
const NARROW = 520;

interface Look {
  readonly zone: string;
  readonly width: number;
  readonly tokens: Tokens;
}

/** Packages from the one whose slowest installation took longest. */
export function packagesOf(rows: readonly InstallationRow[]): string[] {
  const longest = new Map<string, number>();
  for (const row of rows) {
    longest.set(row.package, Math.max(longest.get(row.package) ?? 0, row.ms));
  }

  return [...longest].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

/** Installations as ECharts takes them: how long each took, a line a package, the later the stronger the colour. */
export function installationOption(
  rows: readonly InstallationRow[],
  { zone, width, tokens: t }: Look,
): EChartsCoreOption {
  const packages = packagesOf(rows);
  const times = rows.map((row) => Date.parse(row.time));
  return {
    ...baseOption(t),
    aria: {
      enabled: true,
      label: { description: 'How long installations took, by package. The table below has the same rows.' },
    },
    grid: { left: width < NARROW ? NAMES_NARROW : NAMES, right: 16, top: 36, bottom: 8 },
    tooltip: {
      ...tooltipStyle(t),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const row = rows[dataIndex];
        return row
          ? tooltipBox(`${row.package} ${row.version}`, moment(row.time, zone), [
              { name: row.user_name || 'by nobody named', value: exactDuration(row.ms) },
            ])
          : '';
      },
    },
    visualMap: {
      show: false,
      dimension: 2,
      min: Math.min(...times),
      max: Math.max(...times),
      inRange: { color: [t.accent], opacity: [0.3, 1] },
    },
    xAxis: tookAxis(t),
    yAxis: packageAxis(packages, width, t),
    series: [
      {
        type: 'scatter',
        symbolSize: 12,
        data: rows.map((row, i) => [row.ms, packages.indexOf(row.package), times[i] ?? 0]),
        itemStyle: { borderColor: t.bg, borderWidth: 0.5 },
        emphasis: { itemStyle: { borderColor: t.ink, borderWidth: 2 } },
      },
    ],
  };
}

function tookAxis(t: Tokens) {
  return {
    type: 'value',
    position: 'top',
    min: 0,
    name: 'took',
    nameLocation: 'middle',
    nameGap: 20,
    nameTextStyle: axisName(t),
    axisLine: { show: true, lineStyle: { color: t.line } },
    splitLine: { lineStyle: { color: t.line } },
    axisLabel: { color: t.muted, hideOverlap: true, formatter: (ms: number) => duration(ms) },
  };
}

function packageAxis(packages: readonly string[], width: number, t: Tokens) {
  return {
    type: 'category',
    inverse: true,
    data: packages,
    axisLine: { lineStyle: { color: t.line } },
    axisTick: { show: false },
    axisLabel: { color: t.ink, width: (width < NARROW ? NAMES_NARROW : NAMES) - 14, overflow: 'truncate' },
  };
}
