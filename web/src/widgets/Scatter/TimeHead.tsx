import { useMemo } from 'react';
import { useFilters } from '../../app/filters/useFilters';
import classes from './Scatter.module.css';
import { timeName, timesOf } from './scatterOption';
import type { Frame, PointsAnswer } from './scatterPoints';

interface TimeHeadProps {
  readonly answer: PointsAnswer;
  readonly frame: Frame;
}

/** The time axis of a plot that scrolls, where it stays in sight. It lies on the drawing's own, which pictures have. */
export function TimeHead({ answer, frame }: TimeHeadProps) {
  const { zone } = useFilters();
  const [from, to] = [Date.parse(answer.from), Date.parse(answer.to)];
  const across = (frame.width - frame.left - frame.right) / Math.max(1, to - from);
  const times = useMemo(
    () => [...timesOf(answer, zone, frame)],
    // The frame is made anew at each rendering, and there is one at each step of the pointer or a key; ticks go by its width.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [answer, zone, frame.width],
  );
  const within = times.filter(([time]) => time >= from && time <= to);
  return (
    <div className={classes.times} style={{ height: frame.top }} aria-hidden>
      <span className={classes.name} style={{ left: (frame.left + frame.width - frame.right) / 2 }}>
        {timeName(zone)}
      </span>
      {within.map(([time, { text, isStrong }]) => (
        <span
          key={time}
          className={isStrong ? classes.strong : undefined}
          style={{ left: frame.left + (time - from) * across }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
