/** A line of a comparison: in both texts, only in the earlier or only in the later one. */
export interface DiffLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** What was taken out of a text and put in, line by line: the fewest lines that say it. */
export function lineDiff(earlier: string, later: string): readonly DiffLine[] {
  const [a, b] = [earlier.split('\n'), later.split('\n')];
  const start = sharedLength(a, b, (i) => [i, i]);
  const end = Math.min(
    sharedLength(a, b, (i) => [a.length - 1 - i, b.length - 1 - i]),
    Math.min(a.length, b.length) - start,
  );
  const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({ mark: ' ', text }));
  return [
    ...same(a.slice(0, start)),
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ];
}

function sharedLength(
  a: readonly string[],
  b: readonly string[],
  at: (i: number) => readonly [number, number],
): number {
  const most = Math.min(a.length, b.length);
  for (let i = 0; i < most; i++) {
    const [x, y] = at(i);
    if (a[x] !== b[y]) {
      return i;
    }
  }

  return most;
}

/** By the longest run of lines that both have in this order. */
function between(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }

  const lines: DiffLine[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ mark: ' ', text: a[i] ?? '' });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ mark: '-', text: a[i++] ?? '' });
    } else {
      lines.push({ mark: '+', text: b[j++] ?? '' });
    }
  }

  return lines;
}
