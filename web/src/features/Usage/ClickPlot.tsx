import { useMemo, useRef } from 'react';
import type { ClickRow } from '../../api/schema';
import { useTokens } from '../../app/theme/useTokens';
import type { PictureSlot } from '../../widgets/ChartFrame/Picture';
import { useChart } from '../../widgets/chart/useChart';
import { clickOption } from './clickOption';
import { clickTree } from './clickTree';

interface ClickPlotProps {
  readonly rows: readonly ClickRow[];
  readonly height: number;
  readonly pictureRef: PictureSlot;
}

/** The drawing of the tree; the table below it says the same. */
export function ClickPlot({ rows, height, pictureRef }: ClickPlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const t = useTokens();
  const option = useMemo(
    () =>
      clickOption(clickTree(rows), t, t.scheme, 'Clicks by the part of the screen. The table below has the same rows.'),
    // Tokens are made anew at each rendering; the background tells the schemes apart.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rows, t.bg],
  );
  useChart(place, option, pictureRef);
  return <div ref={place} style={{ height }} />;
}
