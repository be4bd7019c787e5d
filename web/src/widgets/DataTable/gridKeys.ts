import type { CellAt } from './types';

export interface GridSize {
  readonly rows: number;
  readonly cols: number;
  /** Rows that fit on the screen. */
  readonly page: number;
}

export interface GridPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Where a key leads from a cell (ARIA: grid); null when the key does not move. */
export function cellAfter(press: GridPress, at: CellAt, size: GridSize): CellAt | null {
  if (press.altKey || press.shiftKey) {
    return null;
  }

  const target = targetOf(press, at, size);
  return target && { row: clamp(target.row, -1, size.rows - 1), col: clamp(target.col, 0, size.cols - 1) };
}

function targetOf(press: GridPress, { row, col }: CellAt, { rows, cols, page }: GridSize): CellAt | null {
  const isFar = press.ctrlKey || press.metaKey;
  switch (press.key) {
    case 'ArrowDown':
      return { row: row + 1, col };
    case 'ArrowUp':
      return { row: row - 1, col };
    case 'ArrowRight':
      return { row, col: col + 1 };
    case 'ArrowLeft':
      return { row, col: col - 1 };
    case 'PageDown':
      return { row: Math.max(row, 0) + page, col };
    case 'PageUp':
      return { row: Math.max(row - page, Math.min(row, 0)), col };
    case 'Home':
      return isFar ? { row: 0, col: 0 } : { row, col: 0 };
    case 'End':
      return isFar ? { row: rows - 1, col: cols - 1 } : { row, col: cols - 1 };
    default:
      return null;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(most, least));
}
