import { useMemo, useRef } from 'react';
import type { PanelFile } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { tokens } from '../../app/theme/tokens';
import { useTokens } from '../../app/theme/useTokens';
import type { PictureSlot } from '../../widgets/ChartFrame/Picture';
import { useChart } from '../../widgets/chart/useChart';
import { distinctColors } from '../../widgets/format/colors';
import { panelOption, type ChartKind } from './panelOption';
import { axisOf, isTime, seriesOf, type PanelAnswer, type PanelColumn, type PanelSeries } from './panelRows';
import { timeWords } from './panelValue';
import { slicesOf } from './shareOption';
import classes from './Dashboards.module.css';

interface PanelCanvasProps {
  readonly panel: PanelFile;
  readonly kind: ChartKind;
  readonly answer: PanelAnswer;
  readonly height: number;
  /** Takes how to make a picture of it. */
  readonly pictureRef: PictureSlot;
}

/** A panel as a drawing, with its series named beneath. */
export function PanelCanvas({ panel, kind, answer, height, pictureRef }: PanelCanvasProps) {
  const { zone } = useFilters();
  const { scheme } = useTokens();
  const place = useRef<HTMLDivElement>(null);
  const series = useMemo(() => drawnSeries(kind, answer, zone), [kind, answer, zone]);
  const named = useMemo(() => namedOf(kind, series), [kind, series]);
  const colors = useMemo(() => distinctColors(named, scheme), [named, scheme]);
  const option = useMemo(() => {
    const axis = axisOf(answer.meta);
    const timeText = (time: string) => (axis ? timeWords(axis, time, zone) : time);
    return panelOption({
      kind,
      answer,
      series,
      unit: panel.unit ?? '',
      colors,
      tokens: tokens[scheme],
      zone,
      timeText,
    });
  }, [kind, answer, series, panel.unit, colors, scheme, zone]);
  useChart(place, option, pictureRef);
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

/** The series with times in words, but for those that an axis of time is made of. */
function drawnSeries(kind: ChartKind, answer: PanelAnswer, zone: string): readonly PanelSeries[] {
  const words = (column: PanelColumn, text: string) => (isTime(column) ? timeWords(column, text, zone) : text);
  const series = seriesOf(answer, words);
  const axis = axisOf(answer.meta);
  return kind === 'pie' && axis
    ? series.map(({ name, points }) => ({ name, points: points.map(([at, value]) => [words(axis, at), value]) }))
    : series;
}

/** What has a colour of its own: the parts of a pie, and series where there are several. A heat map has one colour, stronger or weaker. */
function namedOf(kind: ChartKind, series: readonly PanelSeries[]): readonly string[] {
  if (kind === 'pie') {
    return slicesOf(series).map(([name]) => name);
  }

  return kind === 'heat-map' || series.length < 2 ? [] : series.map(({ name }) => name);
}
