import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { PictureSlot } from '../ChartFrame/Picture';

/** Loads with the first page that draws. */
const library = () => import('./echarts');

/** A chart on a canvas inside the element, as large as it; null until the drawing library is there. */
export function useChart(
  element: RefObject<HTMLElement | null>,
  option: EChartsCoreOption,
  pictureRef: PictureSlot,
): EChartsType | null {
  const [chart, setChart] = useState<EChartsType | null>(null);
  const latest = useRef(option);
  useEffect(() => {
    latest.current = option;
    chart?.setOption(option, { notMerge: true });
  }, [chart, option]);

  useEffect(() => {
    let made: EChartsType | undefined;
    let isGone = false;
    const resize = new ResizeObserver(() => {
      made?.resize();
    });
    void library().then(({ init }) => {
      const place = element.current;
      if (isGone || !place) {
        return;
      }

      made = init(place, null, { renderer: 'canvas' });
      resize.observe(place);
      setChart(made);
    });
    return () => {
      isGone = true;
      resize.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, [element]);

  useEffect(() => {
    pictureRef.current = chart ? () => Promise.resolve(chart.getDataURL({ type: 'png', pixelRatio: 2 })) : null;
    return () => {
      pictureRef.current = null;
    };
  }, [chart, pictureRef]);
  return chart;
}

/** A picture of something that is not drawn on the page as a chart; as a data URL. */
export async function drawOnce(option: EChartsCoreOption, width: number, height: number): Promise<string> {
  const { init } = await library();
  const place = document.createElement('div');
  const chart = init(place, null, { renderer: 'canvas', width, height });
  try {
    chart.setOption(option);
    return chart.getDataURL({ type: 'png', pixelRatio: 2 });
  } finally {
    chart.dispose();
  }
}
