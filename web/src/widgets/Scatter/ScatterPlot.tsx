import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import { ofKind, showText, type PointOf } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import type { PictureSlot } from '../ChartFrame/Picture';
import { useChart } from '../chart/useChart';
import { counted } from '../format/numbers';
import classes from './Scatter.module.css';
import { frameOf, scatterOption, timeOf } from './scatterOption';
import { placeOf, pointsOf, selectedOf, within, type Point, type PointsAnswer } from './scatterPoints';
import { TimeHead } from './TimeHead';
import { useBox } from './useBox';
import { useCursor, usePress } from './useCursor';

const LINE = 28;
/** An address holds no more; the panel shows what lies in the rectangle around them anyway. */
const MOST_SELECTED = 60;

interface ScatterPlotProps {
  readonly title: string;
  readonly answer: PointsAnswer;
  readonly of: PointOf;
  readonly height: number;
  readonly pictureRef: PictureSlot;
}

/** The drawing, and what pointer and keys do on it. A list of lines that is higher than its place scrolls. */
export function ScatterPlot({ title, answer, of, height, pictureRef }: ScatterPlotProps) {
  const { zone } = useFilters();
  const place = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(ref, place);
  const points = useMemo(() => pointsOf(answer, of), [answer, of]);
  const frame = frameOf(width, Math.max(height, points.things.length * LINE + 48));
  const choice = useChoice(answer, of, points.points);
  const option = useOption({ title, answer, points, selected: choice.selected }, frame.width, frame.height);
  const drawing = useChart(place, option, pictureRef);
  const box = useBox((marked) => {
    choice.chooseAll(within(marked, points, answer, frame));
  });

  usePress(drawing, points.points, choice.choose);
  const cursor = useCursor(drawing, points.points, choice.choose);
  const handlers = { ...box.handlers, ...cursor.handlers };
  return (
    <div className={classes.scroll} style={{ height }}>
      <div
        className={classes.plot}
        style={{ height: frame.height }}
        role="application"
        // Keys are handled here (ARIA: application).
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
        aria-roledescription="scatter plot"
        aria-label={`${title}. Left and right go from point to point, up and down from line to line, Enter selects, Shift+Enter adds`}
        {...handlers}
      >
        {frame.height > height && <TimeHead answer={answer} frame={frame} />}
        <div ref={merged} className={classes.canvas} />
        {box.place && <div className={classes.box} style={box.place} />}
        <span role="status" className="visually-hidden">
          {cursor.point && wordsOf(cursor.point, answer, zone)}
        </span>
      </div>
    </div>
  );
}

function wordsOf(point: Point, answer: PointsAnswer, zone: string): string {
  return `${point.thing}, ${point.row.user_name}, ${timeOf(point, answer, zone)}: ${counted(point.row.count, 'events')}`;
}

/** Which points are selected, and selecting them. */
function useChoice(answer: PointsAnswer, of: PointOf, points: readonly Point[]) {
  const { selected, select, change } = useFilters();
  const chosen = useMemo(() => {
    const places = new Set(ofKind(selected, 'point').map((point) => placeOf(point, answer)));
    return places.size === 0
      ? []
      : points.filter((point) => places.has(placeOf(selectedOf(point, of, answer), answer)));
  }, [selected, points, of, answer]);
  const choose = useMemo(
    () => (point: Point, adds: boolean) => {
      select(selectedOf(point, of, answer), adds);
    },
    [select, of, answer],
  );
  const chooseAll = (marked: readonly Point[]) => {
    const largest = [...marked].sort((a, b) => b.row.count - a.row.count).slice(0, MOST_SELECTED);
    if (largest.length > 0) {
      void change({ show: largest.map((point) => showText(selectedOf(point, of, answer))) });
    }
  };
  return { selected: chosen, choose, chooseAll };
}

interface Drawn {
  readonly title: string;
  readonly answer: PointsAnswer;
  readonly points: ReturnType<typeof pointsOf>;
  readonly selected: readonly Point[];
}

function useOption({ title, answer, points, selected }: Drawn, width: number, height: number) {
  const { zone } = useFilters();
  const t = useTokens();
  return useMemo(
    () =>
      scatterOption(
        {
          answer,
          points,
          selected,
          zone,
          tokens: t,
          scheme: t.scheme,
          description: `${title}: ${counted(answer.rows.length, 'points')} in ${counted(points.things.length, 'lines')}. The table below has the same rows.`,
        },
        frameOf(width, height),
      ),
    // Tokens are made anew at each rendering; the background tells the schemes apart.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [title, answer, points, selected, zone, t.bg, width, height],
  );
}
