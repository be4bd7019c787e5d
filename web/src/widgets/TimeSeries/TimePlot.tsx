import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import type { TimeAnswer } from '../../api/rows';
import { ofKind, showText, type Selected } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import type { PictureSlot } from '../ChartFrame/Picture';
import { useChart } from '../chart/useChart';
import { range } from '../format/times';
import { bucketsOf, spanOf, type Span } from './buckets';
import { linesOf, PLOT, rightOf, timeOption, type TimeChart } from './timeOption';
import classes from './TimePlot.module.css';
import { useLines } from './useLines';
import { indexAt, placeOf, useMarking } from './useMarking';

interface TimePlotProps {
  readonly title: string;
  readonly chart: TimeChart;
  readonly height: number;
  readonly pictureRef: PictureSlot;
  /** What a click on a bucket selects; its time when left out. */
  readonly pick?: (span: Span) => Selected;
  /** What a click on a line does, by the key of its series; as anywhere else when left out. */
  readonly onLine?: (key: string) => void;
  /** What a click does instead. */
  readonly onPick?: (span: Span) => void;
}

const TIME = (span: Span): Selected => ({ kind: 'time', ...span });

/** The drawing, and what pointer and keys do on it. */
export function TimePlot({ title, chart, height, pictureRef, pick = TIME, onPick, onLine }: TimePlotProps) {
  const { answer, showsMean } = chart;
  const { selected } = useFilters();
  const place = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(ref, place);
  const option = useOption(chart, width, height);
  const drawing = useChart(place, option, pictureRef);
  const lines = useLines(drawing, chart, onLine !== undefined);
  const edges = { left: PLOT.left, right: rightOf(showsMean), width };
  const count = answer.rows.length;
  const marking = useMarking({
    count,
    plot: edges,
    onCursor: (index) => {
      drawing?.dispatchAction(
        index === null ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 0, dataIndex: index },
      );
    },
    ...useChoices({ answer, lines, pick, onPick, onLine }),
  });

  const shown = pick === TIME ? timesOf(answer, selected) : picksOf(answer, selected, pick);
  return (
    <div
      className={classes.plot}
      style={{ height }}
      role="slider"
      tabIndex={0}
      aria-label={`${title}: moment`}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={answer.rows.length - 1}
      aria-valuenow={marking.cursor ?? 0}
      aria-valuetext={wordsOf(chart, marking.cursor ?? 0)}
      data-at-line={lines.isAtLine || undefined}
      {...marking.handlers}
      onPointerMove={(event) => {
        const at = placeOf(event);
        marking.handlers.onPointerMove(event);
        lines.hover(at, indexAt(at.x, edges, count));
      }}
    >
      <div ref={merged} className={classes.canvas} />
      {[...shown, ...(marking.marked ? [marking.marked] : [])].map(([first, last]) => (
        <div key={`${String(first)}-${String(last)}`} className={classes.band} style={marking.place(first, last)} />
      ))}
    </div>
  );
}

interface ChoicesProps extends Pick<TimePlotProps, 'onPick' | 'onLine'> {
  readonly answer: TimeAnswer;
  readonly lines: ReturnType<typeof useLines>;
  readonly pick: (span: Span) => Selected;
}

/** What a click on a bucket or line does, and a drag over several. */
function useChoices({ answer, lines, pick, onPick, onLine }: ChoicesProps) {
  const { select, change } = useFilters();
  return {
    onPick: (index: number, adds: boolean, at: Parameters<typeof lines.find>[0]) => {
      const line = lines.find(at, index);
      const span = spanOf(answer, index, index);
      if (line !== null) {
        onLine?.(line);
      } else if (span && onPick) {
        onPick(span);
      } else if (span) {
        select(pick(span), adds);
      }
    },
    onRange: (first: number, last: number) => {
      const span = spanOf(answer, first, last);
      if (span) {
        change({ period: undefined, from: span.from, to: span.to });
      }
    },
  };
}

function useOption(chart: TimeChart, width: number, height: number) {
  const { answer, series, kind, unit, zone, tokens, showsMean } = chart;
  const seriesText = JSON.stringify(series);
  return useMemo(
    () => timeOption(chart, width, height),
    // Series, words and tokens are made anew at each rendering; what they say decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [answer, seriesText, kind, unit, zone, tokens.bg, showsMean, width, height],
  );
}

/** The buckets that selected times touch, each as first and last. */
function timesOf(answer: TimeAnswer, selected: readonly Selected[]): (readonly [number, number])[] {
  return ofKind(selected, 'time').flatMap((time) => {
    const buckets = bucketsOf(answer, time);
    return buckets ? [buckets] : [];
  });
}

/** The buckets whose click selects what is selected. */
function picksOf(answer: TimeAnswer, selected: readonly Selected[], pick: (span: Span) => Selected) {
  const texts = new Set(selected.map(showText));
  return answer.rows.flatMap((_, i) => {
    const span = spanOf(answer, i, i);
    return span && texts.has(showText(pick(span))) ? [[i, i] as const] : [];
  });
}

/** A bucket, read aloud. */
function wordsOf(chart: TimeChart, index: number): string {
  const span = spanOf(chart.answer, index, index);
  const lines = linesOf(chart, index).map((line) => `${line.name} ${line.value}`);
  return span ? `${range(span.from, span.to, chart.zone)}: ${lines.join(', ')}` : '';
}
