import { useEffect, useMemo, useRef } from 'react';
import type { ClickRow } from '../../api/schema';
import { useTokens } from '../../app/theme/useTokens';
import type { PictureSlot } from '../../widgets/ChartFrame/Picture';
import { useChart } from '../../widgets/chart/useChart';
import classes from './ClickPlot.module.css';
import { clickOption } from './clickOption';
import { clickTree } from './clickTree';
import { useClickWalk } from './useClickWalk';

const TRAIL = 26;

interface ClickPlotProps {
  readonly title: string;
  readonly rows: readonly ClickRow[];
  readonly height: number;
  readonly pictureRef: PictureSlot;
}

/** The drawing of the tree, and what pointer and keys do on it: go into a part, out of it, and to the page of an element. */
export function ClickPlot({ title, rows, height, pictureRef }: ClickPlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const tree = useMemo(() => clickTree(rows), [rows]);
  const walk = useClickWalk(tree);
  const { within, parts, cursor, press } = walk;
  const t = useTokens();
  const option = useMemo(
    () =>
      clickOption({ parts, within, cursor, description: `${title}. The table below has the same rows.` }, t, t.scheme),
    // Tokens are made anew at each rendering; the background tells the schemes apart.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [title, parts, within, cursor, t.bg],
  );
  const drawing = useChart(place, option, pictureRef);
  useEffect(() => {
    drawing?.on('click', (event) => {
      const { treePathInfo } = event as unknown as { treePathInfo?: readonly { name: string }[] };
      press((treePathInfo ?? []).slice(1).map(({ name }) => name));
    });
    return () => {
      drawing?.off('click');
    };
  }, [drawing, press]);
  return (
    <div style={{ height }}>
      <div
        className={classes.plot}
        style={{ height: height - TRAIL }}
        role="application"
        // Keys are handled here (ARIA: application).
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
        aria-roledescription="tree map"
        aria-label={`${title}. Left and right go from part to part, down and up into and out of one, Enter opens it`}
        {...walk.handlers}
      >
        <div ref={place} className={classes.canvas} />
        <span role="status" className="visually-hidden">
          {walk.words}
        </span>
      </div>
      <Trail within={within} goTo={walk.goTo} />
    </div>
  );
}

/** Where in the tree the drawing is, each step of it a way back. */
function Trail({
  within,
  goTo,
}: {
  readonly within: readonly string[];
  readonly goTo: (names: readonly string[]) => void;
}) {
  return (
    <nav className={classes.trail} style={{ height: TRAIL }} aria-label="Part of the screen">
      {['All clicks', ...within].map((name, i) => (
        <button
          key={within.slice(0, i).join(' / ')}
          type="button"
          className={classes.step}
          aria-current={i === within.length ? 'location' : undefined}
          onClick={() => {
            goTo(within.slice(0, i));
          }}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
