import { describe, expect, it } from 'vitest';
import { clickTree, levelsOf } from './clickTree';

describe('the path of a click', () => {
  it('is split where a part of the screen holds another', () => {
    expect(levelsOf('Shell / Tools / Chem:search')).toEqual(['Tools', 'Chem', 'search']);
    expect(levelsOf('Dialog / Name: value')).toEqual(['Dialog', 'Name', 'value']);
    expect(levelsOf('OK')).toEqual(['OK']);
  });
});

describe('the tree of clicks', () => {
  it('counts what was clicked in each part, the most first', () => {
    const tree = clickTree([
      { path: 'File / Open', clicks: 3 },
      { path: 'View / Zoom', clicks: 9 },
      { path: 'File / Print', clicks: 1 },
      { path: 'File', clicks: 1 },
    ]);
    expect(tree.map(({ name, value }) => [name, value])).toEqual([
      ['View', 9],
      ['File', 5],
    ]);
    expect(tree[1]?.children.map(({ name, value }) => [name, value])).toEqual([
      ['Open', 3],
      ['Print', 1],
    ]);
  });
});
