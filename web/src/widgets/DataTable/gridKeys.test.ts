import { describe, expect, it } from 'vitest';
import { cellAfter, type GridPress } from './gridKeys';

const size = { rows: 100, cols: 5, page: 20 };

function press(key: string, more: Partial<GridPress> = {}): GridPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

describe('cellAfter', () => {
  it.each([
    ['ArrowDown', { row: 3, col: 2 }, { row: 4, col: 2 }],
    ['ArrowUp', { row: 3, col: 2 }, { row: 2, col: 2 }],
    ['ArrowLeft', { row: 3, col: 2 }, { row: 3, col: 1 }],
    ['ArrowRight', { row: 3, col: 2 }, { row: 3, col: 3 }],
    ['Home', { row: 3, col: 2 }, { row: 3, col: 0 }],
    ['End', { row: 3, col: 2 }, { row: 3, col: 4 }],
    ['PageDown', { row: 3, col: 2 }, { row: 23, col: 2 }],
    ['PageUp', { row: 43, col: 2 }, { row: 23, col: 2 }],
  ])('%s leads one step on', (key, from, to) => {
    expect(cellAfter(press(key), from, size)).toEqual(to);
  });

  it('goes from the first row into the head and not beyond', () => {
    expect(cellAfter(press('ArrowUp'), { row: 0, col: 1 }, size)).toEqual({ row: -1, col: 1 });
    expect(cellAfter(press('ArrowUp'), { row: -1, col: 1 }, size)).toEqual({ row: -1, col: 1 });
  });

  it('stops at the last row and column', () => {
    expect(cellAfter(press('PageDown'), { row: 95, col: 4 }, size)).toEqual({ row: 99, col: 4 });
    expect(cellAfter(press('ArrowRight'), { row: 0, col: 4 }, size)).toEqual({ row: 0, col: 4 });
  });

  it('turns a page down from the head into the rows, and a page up never into the head', () => {
    expect(cellAfter(press('PageDown'), { row: -1, col: 0 }, size)).toEqual({ row: 20, col: 0 });
    expect(cellAfter(press('PageUp'), { row: 4, col: 0 }, size)).toEqual({ row: 0, col: 0 });
    expect(cellAfter(press('PageUp'), { row: -1, col: 0 }, size)).toEqual({ row: -1, col: 0 });
  });

  it('reaches both corners with Ctrl', () => {
    expect(cellAfter(press('Home', { ctrlKey: true }), { row: 50, col: 3 }, size)).toEqual({ row: 0, col: 0 });
    expect(cellAfter(press('End', { metaKey: true }), { row: 50, col: 3 }, size)).toEqual({ row: 99, col: 4 });
  });

  it('stays in the head of a table without rows', () => {
    expect(cellAfter(press('ArrowDown'), { row: -1, col: 0 }, { ...size, rows: 0 })).toEqual({ row: -1, col: 0 });
  });

  it('leaves other keys, and those with Alt and Shift, to others', () => {
    expect(cellAfter(press('Enter'), { row: 0, col: 0 }, size)).toBeNull();
    expect(cellAfter(press('ArrowDown', { altKey: true }), { row: 0, col: 0 }, size)).toBeNull();
    expect(cellAfter(press('ArrowRight', { shiftKey: true }), { row: -1, col: 0 }, size)).toBeNull();
  });
});
