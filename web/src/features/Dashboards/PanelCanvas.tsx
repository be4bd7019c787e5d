import { useMemo, useRef } from 'react';
import type { PanelFile } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { tokens } from '../../app/theme/tokens';
import { useTokens } from '../../app/theme/useTokens';
import type { Picture } from '../../widgets/ChartFrame/Picture';
import { useChart } from '../../widgets/chart/useChart';
import { distinctColors } from '../../widgets/format/colors';
import { moment } from '../../widgets/format/times';
import { panelOption, type ChartKind } from './panelOption';
import { seriesOf, type PanelAnswer, type PanelSeries } from './panelRows';
import { slicesOf } from './shareOption';
import classes from './Dashboards.module.css';

interface PanelCanvasProps {
  readonly panel: PanelFile;
  readonly kind: ChartKind;
  readonly answer: PanelAnswer;
  readonly height: number;
}

/** A panel as a drawing, with its series named beneath. */
export function PanelCanvas({ panel, kind, answer, height }: PanelCanvasProps) {
  const { zone } = useFilters();
  const { scheme } = useTokens();
  const place = useRef<HTMLDivElement>(null);
  const picture = useRef<Picture | null>(null);
  const series = useMemo(() => seriesOf(answer), [answer]);
  const named = useMemo(() => namedOf(kind, series), [kind, series]);
  const colors = useMemo(() => distinctColors(named, scheme), [named, scheme]);
  const option = useMemo(
    () =>
      panelOption({
        kind,
        answer,
        series,
        unit: panel.unit ?? '',
        colors,
        tokens: tokens[scheme],
        timeText: (time) => moment(time, zone),
      }),
    [kind, answer, series, panel.unit, colors, scheme, zone],
  );
  useChart(place, option, picture);
  return (
    <>
      <div ref={place} style={{ height }} role="img" aria-label={panel.title ?? ''} />
      {named.length > 0 && (
        <ul className={classes.legend}>
          {named.map((name) => (
            <li key={name}>
              <span style={{ background: colors.get(name) }} /> {name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What has a colour of its own: the parts of a pie, and series where there are several. A heat map has one colour, stronger or weaker. */
function namedOf(kind: ChartKind, series: readonly PanelSeries[]): readonly string[] {
  if (kind === 'pie') {
    return slicesOf(series).map(([name]) => name);
  }

  return kind === 'heat-map' || series.length < 2 ? [] : series.map(({ name }) => name);
}
