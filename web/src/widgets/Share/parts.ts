/** A part of a whole. */
export interface Slice {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly color: string;
}

export interface Part extends Slice {
  /** Where it begins, in percent of the whole. */
  readonly from: number;
  /** How much it is, in percent of the whole. */
  readonly length: number;
}

/** Slices one behind the other; those of nothing are left out. */
export function partsOf(slices: readonly Slice[]): Part[] {
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  let from = 0;
  return slices
    .filter(({ value }) => value > 0)
    .map((slice) => {
      const part = { ...slice, from, length: (slice.value / total) * 100 };
      from += part.length;
      return part;
    });
}

/** The first ones, and as one what they leave of the whole: slices may be only the largest of many. */
export function withRest(slices: readonly Slice[], most: number, total: number, color: string): Slice[] {
  const first = slices.slice(0, most);
  const value = total - first.reduce((sum, slice) => sum + slice.value, 0);
  return value > 0 ? [...first, { key: ' rest', name: 'all others', value, color }] : first;
}
