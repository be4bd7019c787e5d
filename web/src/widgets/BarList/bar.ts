/** A bar of a ranking. */
export interface Bar {
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  readonly value: number;
  /** More, on hover: `1,234 events`. */
  readonly hint?: string;
}

/** Length of a bar in percent of the longest. */
export function lengthOf(value: number, longest: number): number {
  return longest > 0 ? Math.max(0.5, (value / longest) * 100) : 0;
}
