import { counted, exact } from '../format/numbers';

/** A bar of a ranking. */
export interface Bar {
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  readonly value: number;
  /** The value in words, where it is no plain number. */
  readonly text?: string;
  /** More, at the end of the line, for who cannot hover. */
  readonly note?: string;
  /** Whether it stands for the rest and is none of what the ranking counts: `Core` among packages. */
  readonly isRest?: boolean;
  /** More, on hover: `1,234 events`. */
  readonly hint?: string;
}

/** `37 packages`, `100 of 151 packages`: how many of a ranking are shown. `total` counts no rest. */
export function shownOf(bars: readonly Bar[], total: number, things: string): string {
  const left = leftOf(bars, total);
  return left > 0 ? `${exact(total - left)} of ${counted(total, things)}` : counted(total, things);
}

/** How many of a ranking are not shown. */
export function leftOf(bars: readonly Bar[], total: number): number {
  return Math.max(0, total - bars.filter((bar) => !bar.isRest).length);
}

/** Length of a bar in percent of the longest. */
export function lengthOf(value: number, longest: number): number {
  return longest > 0 ? Math.max(0.5, (value / longest) * 100) : 0;
}

/** Of a line, in pixels. */
const LINE = 24;
const EDGES = 2;

/** The height of a list that ends between two lines, and cuts none. */
export function wholeLines(height: number): number {
  return Math.max(1, Math.floor((height - EDGES) / LINE)) * LINE + EDGES;
}
