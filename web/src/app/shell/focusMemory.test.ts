import { describe, expect, it } from 'vitest';
import { FocusMemory } from './focusMemory';

function remembering(...focused: string[]): FocusMemory<string> {
  const memory = new FocusMemory<string>();
  for (const element of focused) {
    memory.note(element);
  }

  return memory;
}

const isThere =
  (...there: string[]) =>
  (element: string) =>
    there.includes(element);

describe('the focus', () => {
  it('goes back to what had it before that which is gone', () => {
    const memory = remembering('search', 'row', 'close');
    expect(memory.wayBack(isThere('search', 'row'))).toEqual({ to: 'row' });
  });

  it('passes over everything that went away with it', () => {
    const memory = remembering('chart menu', 'Show SQL', 'copy', 'close');
    expect(memory.wayBack(isThere('chart menu'))).toEqual({ to: 'chart menu' });
  });

  it('goes to the page when nothing is left', () => {
    expect(remembering('row', 'close').wayBack(isThere())).toEqual({ to: null });
    expect(remembering().wayBack(isThere())).toEqual({ to: null });
  });

  it('stays away where it was left by a click', () => {
    expect(remembering('row', 'button').wayBack(isThere('row', 'button'))).toBeUndefined();
  });

  it('is remembered once an element, by the last time', () => {
    const memory = remembering('row', 'other', 'row', 'close');
    expect(memory.wayBack(isThere('row', 'other'))).toEqual({ to: 'row' });
  });
});
