import { describe, expect, it } from 'vitest';
import { clickTree } from './clickTree';
import { partsOf, stepped, wayBy, wayTo } from './clickWalk';

const tree = clickTree([
  { path: 'Tools / Chem:search', clicks: 9 },
  { path: 'Tools / Print', clicks: 2 },
  { path: 'Shell / File / Open', clicks: 4 },
  { path: 'File', clicks: 1 },
]);

describe('keys in the tree of clicks', () => {
  it('begin with the largest part', () => {
    expect(stepped(tree, null, 'ArrowRight')).toEqual([0]);
    expect(stepped(tree, null, 'Enter')).toBeNull();
    expect(stepped([], null, 'ArrowRight')).toBeNull();
  });

  it('go from part to part and stop at the ends', () => {
    expect(stepped(tree, [0], 'ArrowRight')).toEqual([1]);
    expect(stepped(tree, [1], 'ArrowRight')).toEqual([1]);
    expect(stepped(tree, [1], 'ArrowLeft')).toEqual([0]);
    expect(stepped(tree, [0], 'End')).toEqual([1]);
    expect(stepped(tree, [0, 1], 'Home')).toEqual([0, 0]);
  });

  it('go into a part and out again, no deeper than is drawn', () => {
    expect(stepped(tree, [0], 'ArrowDown')).toEqual([0, 0]);
    expect(stepped(tree, [0, 0], 'ArrowDown')).toEqual([0, 0]);
    expect(stepped(tree, [0, 0], 'ArrowUp')).toEqual([0]);
    expect(stepped(tree, [0], 'ArrowUp')).toBeNull();
    expect(stepped(tree, [1, 0], 'ArrowDown')).toEqual([1, 0]);
  });

  it('lead nowhere from a place that is gone', () => {
    expect(wayTo(tree, [7])).toEqual([]);
    expect(stepped(tree, [7], 'ArrowRight')).toEqual([0]);
  });
});

describe('a part of the tree', () => {
  it('is found by the names that lead to it, as far as they do', () => {
    expect(partsOf(tree, ['Tools', 'Chem']).parts.map(({ name }) => name)).toEqual(['search']);
    expect(partsOf(tree, ['Tools', 'gone']).within).toEqual(['Tools']);
    expect(wayBy(tree, ['File', 'Open']).map(({ path }) => path)).toEqual(['File', 'Shell / File / Open']);
  });
});
