import { describe, expect, it } from 'vitest';
import { moved, NOTHING_REMEMBERED, putBefore, readLayout, shownColumns, withColumn } from './columnLayout';

const known = ['time', 'user', 'org', 'scope', 'payload'];

describe('shownColumns', () => {
  it('takes the first wish that names a column which exists', () => {
    expect(shownColumns(known, null, ['scope', 'time'], ['time'])).toEqual(['scope', 'time']);
    expect(shownColumns(known, ['gone'], null, ['time', 'user'])).toEqual(['time', 'user']);
  });

  it('drops columns that are unknown or named twice', () => {
    expect(shownColumns(known, ['user', 'gone', 'user', 'time'])).toEqual(['user', 'time']);
  });

  it('shows everything when nothing usable is wished', () => {
    expect(shownColumns(known, null, undefined, [])).toEqual(known);
  });
});

describe('withColumn', () => {
  it('adds a column where it usually is', () => {
    expect(withColumn(['time', 'scope'], known, 'user')).toEqual(['time', 'user', 'scope']);
    expect(withColumn(['time', 'scope'], known, 'payload')).toEqual(['time', 'scope', 'payload']);
  });

  it('takes a column out, but never the last one', () => {
    expect(withColumn(['time', 'scope'], known, 'time')).toEqual(['scope']);
    expect(withColumn(['scope'], known, 'scope')).toEqual(['scope']);
  });
});

describe('moving columns', () => {
  it('moves by one step and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  });

  it('puts a dragged column in the place of the one it is dropped on, from both sides', () => {
    expect(putBefore(['a', 'b', 'c', 'd'], 'a', 'c')).toEqual(['b', 'c', 'a', 'd']);
    expect(putBefore(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['a', 'd', 'b', 'c']);
    expect(putBefore(['a', 'b'], 'a', 'gone')).toEqual(['a', 'b']);
  });
});

describe('readLayout', () => {
  it('keeps what fits and drops the rest', () => {
    const text = JSON.stringify({ columns: ['time', 7], widths: { time: 200, user: 3, scope: 'wide' } });
    expect(readLayout(text)).toEqual({ columns: ['time'], widths: { time: 200 } });
  });

  it.each([null, '', '{', '7', 'null', '[]', '"x"'])('remembers nothing from %j', (text) => {
    expect(readLayout(text)).toEqual(NOTHING_REMEMBERED);
  });
});
