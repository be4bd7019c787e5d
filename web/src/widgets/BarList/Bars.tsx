import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { tokens, type Scheme } from '../../app/theme/tokens';
import type { PictureSlot } from '../ChartFrame/Picture';
import { drawOnce } from '../chart/useChart';
import { colorOf } from '../format/colors';
import { counted, exact, number } from '../format/numbers';
import { lengthOf, type Bar } from './bar';
import classes from './BarList.module.css';
import { barOption } from './barOption';

const PICTURE_WIDTH = 640;
const PICTURE_ROW = 24;
const PICTURE_MOST = 50;

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly unit: string;
  readonly scheme: Scheme;
  readonly selected: readonly string[];
  readonly onSelect: (id: string, adds: boolean) => void;
  readonly pictureRef: PictureSlot;
}

/** Elements and not a canvas: a list of names and numbers is read, searched, focused and scrolled as text. */
export function Bars({ title, bars, unit, scheme, selected, onSelect, pictureRef }: BarsProps) {
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const longest = bars[0]?.value ?? 0;
  const current = Math.min(active, bars.length - 1);
  usePicture({ pictureRef, bars, unit, scheme });

  const press = (event: KeyboardEvent) => {
    const next = steppedTo(event.key, current, bars.length);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
      list.current?.querySelectorAll<HTMLElement>('[role=option]')[next]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const bar = bars[current];
      if (bar) {
        onSelect(bar.id, event.ctrlKey || event.metaKey || event.shiftKey);
      }
    }
  };

  return (
    <div
      ref={list}
      role="listbox"
      aria-multiselectable
      aria-label={title}
      className={classes.list}
      data-worded={bars.some((bar) => bar.text !== undefined) || undefined}
      data-selects={selected.length > 0 || undefined}
    >
      {bars.map((bar, i) => (
        <Row
          key={bar.id}
          bar={bar}
          unit={unit}
          color={colorOf(bar.id, scheme)}
          length={lengthOf(bar.value, longest)}
          isSelected={selected.includes(bar.id)}
          isActive={i === current}
          onClick={(event) => {
            setActive(i);
            onSelect(bar.id, event.ctrlKey || event.metaKey);
          }}
          onFocus={() => {
            setActive(i);
          }}
          onKeyDown={press}
        />
      ))}
    </div>
  );
}

/** The list as a picture, drawn when somebody wants it. */
function usePicture({ pictureRef, bars, unit, scheme }: Pick<BarsProps, 'pictureRef' | 'bars' | 'unit' | 'scheme'>) {
  useEffect(() => {
    pictureRef.current = () => {
      const shown = bars.slice(0, PICTURE_MOST);
      return drawOnce(barOption(shown, unit, tokens[scheme]), PICTURE_WIDTH, shown.length * PICTURE_ROW + 30);
    };
    return () => {
      pictureRef.current = null;
    };
  }, [pictureRef, bars, unit, scheme]);
}

/** Where a key leads in a list; null when it is not such a key. */
export function steppedTo(key: string, current: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + 10,
    PageUp: current - 10,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next));
}

interface RowProps {
  readonly bar: Bar;
  readonly unit: string;
  readonly color: string;
  readonly length: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Row({ bar, unit, color, length, isSelected, isActive, onClick, onFocus, onKeyDown }: RowProps) {
  const more = [bar.id === bar.name ? '' : bar.id, bar.hint ?? ''].filter(Boolean).join(', ');
  return (
    <div
      role="option"
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      className={classes.row}
      onClick={onClick}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      title={`${bar.name}: ${counted(bar.value, unit)}${more ? ` (${more})` : ''}`}
    >
      <span className={classes.swatch} style={{ background: color }} aria-hidden="true" />
      <span className={classes.name}>{bar.name}</span>
      <span className={classes.track}>
        <span
          className={classes.bar}
          style={{ width: `calc((100% - var(--value, 56px)) * ${String(length / 100)})` }}
        />
        <span className={classes.value} aria-label={bar.text ?? counted(bar.value, unit)}>
          {bar.text ?? (bar.value === Math.round(bar.value) ? number(bar.value) : exact(bar.value))}
        </span>
      </span>
      {bar.note !== undefined && <span className={classes.note}>{bar.note}</span>}
    </div>
  );
}
