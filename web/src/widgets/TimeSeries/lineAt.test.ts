import { describe, expect, it } from 'vitest';
import { lineAt } from './lineAt';

const flat = { key: 'flat', places: [place(0, 50), place(100, 50)] };
const steep = { key: 'steep', places: [place(0, 0), place(100, 100), place(200, 100)] };

function place(x: number, y: number) {
  return { x, y };
}

describe('a click on lines', () => {
  it('means the one that passes most closely', () => {
    expect(lineAt(place(20, 48), [flat, steep])).toBe('flat');
    expect(lineAt(place(80, 78), [flat, steep])).toBe('steep');
    expect(lineAt(place(150, 104), [flat, steep])).toBe('steep');
  });

  it('means none far from all of them', () => {
    expect(lineAt(place(20, 80), [flat, steep])).toBeNull();
    expect(lineAt(place(20, 48), [])).toBeNull();
  });

  it('finds a line of one point', () => {
    expect(lineAt(place(11, 9), [{ key: 'one', places: [place(10, 10)] }])).toBe('one');
  });
});
