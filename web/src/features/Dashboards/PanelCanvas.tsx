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
import { seriesOf, type PanelAnswer } from './panelRows';
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
  // One series alone is the page's own colour; several are told apart.
  const colors = useMemo(
    () =>
      series.length > 1
        ? distinctColors(
            series.map(({ name }) => name),
            scheme,
          )
        : new Map<string, string>(),
    [series, scheme],
  );
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
      {series.length > 1 && (
        <ul className={classes.legend}>
          {series.map(({ name }) => (
            <li key={name}>
              <span style={{ background: colors.get(name) }} /> {name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
