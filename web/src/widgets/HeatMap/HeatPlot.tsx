import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import type { HeatRow } from '../../api/schema';
import { ofKind } from '../../app/filters/show';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import type { PictureSlot } from '../ChartFrame/Picture';
import { useChart } from '../chart/useChart';
import { counted } from '../format/numbers';
import { heatOption } from './heatOption';
import classes from './HeatPlot.module.css';
import { useCells } from './useCells';
import { between, countAt, HOURS, hoursTitle, weekOf } from './week';

interface HeatPlotProps {
  readonly title: string;
  readonly rows: readonly HeatRow[];
  readonly unit: string;
  readonly zone: string;
  readonly height: number;
  readonly pictureRef: PictureSlot;
}

/** The drawing, and what pointer and keys do on it. */
export function HeatPlot({ title, rows, unit, zone, height, pictureRef }: HeatPlotProps) {
  const { selected, select } = useFilters();
  const t = useTokens();
  const place = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(ref, place);
  const week = useMemo(() => weekOf(rows), [rows]);
  // Tokens are made anew at each rendering; the background tells the schemes apart.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const option = useMemo(() => heatOption(week, unit, zone, t), [week, unit, zone, t.bg]);
  const drawing = useChart(place, option, pictureRef);
  const cells = useCells({
    width,
    height,
    onCursor: (cell) => {
      const dataIndex = cell ? (cell.weekday - 1) * HOURS + cell.hour : 0;
      drawing?.dispatchAction(cell ? { type: 'showTip', seriesIndex: 0, dataIndex } : { type: 'hideTip' });
    },
    onSelect: select,
  });

  const shown = ofKind(selected, 'hours');
  return (
    <div
      className={classes.plot}
      style={{ height }}
      role="application"
      // Keys are handled here (ARIA: application).
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      aria-roledescription="heat map"
      aria-label={`${title}. Arrow keys go from hour to hour, Enter selects, Shift with an arrow marks several`}
      {...cells.handlers}
    >
      <div ref={merged} className={classes.canvas} />
      {[...shown, ...(cells.marked ? [cells.marked] : [])].map((hours) => (
        <div key={hoursTitle(hours)} className={classes.frame} style={cells.place(hours)} />
      ))}
      <span role="status" className="visually-hidden">
        {cells.cursor &&
          `${hoursTitle(between(cells.cursor, cells.cursor))}: ${counted(countAt(week, cells.cursor), unit)}`}
      </span>
    </div>
  );
}
