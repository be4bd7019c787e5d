import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import type { InstallationRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { useTokens } from '../../app/theme/useTokens';
import type { PictureSlot } from '../../widgets/ChartFrame/Picture';
import { useChart } from '../../widgets/chart/useChart';
import { installationOption } from './installationOption';

interface InstallationPlotProps {
  readonly rows: readonly InstallationRow[];
  readonly height: number;
  readonly pictureRef: PictureSlot;
}

/** The drawing of how long installations took; the table below it says the same. */
export function InstallationPlot({ rows, height, pictureRef }: InstallationPlotProps) {
  const { zone } = useFilters();
  const place = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(ref, place);
  const t = useTokens();
  const option = useMemo(
    () => installationOption(rows, { zone, width, tokens: t }),
    // Tokens are made anew at each rendering; the background tells the schemes apart.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rows, zone, width, t.bg],
  );
  useChart(place, option, pictureRef);
  return <div ref={merged} style={{ height }} />;
}
