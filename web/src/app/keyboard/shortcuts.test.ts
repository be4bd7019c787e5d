import { describe, expect, it } from 'vitest';
import { commandOf, type Press } from './shortcuts';

function press(key: string, held: Partial<Press> = {}): Press {
  return { key, ctrlKey: false, metaKey: false, altKey: false, ...held };
}

describe('a key', () => {
  it.each([
    ['/', 'palette'],
    ['?', 'help'],
    ['t', 'period'],
    ['[', 'earlier'],
    [']', 'later'],
    ['Escape', 'close'],
    ['g', 'go'],
  ])('%s means %s', (key, name) => {
    expect(commandOf(press(key), false)).toEqual({ name });
  });

  it('after g is a page, even when it means something else alone', () => {
    expect(commandOf(press('e'), true)).toEqual({ name: 'page', key: 'e' });
    expect(commandOf(press('t'), true)).toEqual({ name: 'page', key: 't' });
    expect(commandOf(press('e'), false)).toBeNull();
  });

  it('with Ctrl or Cmd belongs to the browser, except for Ctrl+K', () => {
    expect(commandOf(press('k', { ctrlKey: true }), false)).toEqual({ name: 'palette' });
    expect(commandOf(press('K', { metaKey: true }), false)).toEqual({ name: 'palette' });
    expect(commandOf(press('t', { ctrlKey: true }), false)).toBeNull();
  });

  it('with Alt is nothing, except for brackets that need AltGr', () => {
    expect(commandOf(press('t', { altKey: true }), false)).toBeNull();
    expect(commandOf(press('[', { altKey: true }), false)).toEqual({ name: 'earlier' });
  });
});
