import { describe, expect, it } from 'vitest';
import { figureOf, isId, seriesOf, textOf } from './panelRows';

const time = { name: 'time', type: "DateTime('UTC')" };
const user = { name: 'user', type: 'String' };
const events = { name: 'Events', type: 'UInt64' };

describe('seriesOf', () => {
  it('makes one series of times and numbers', () => {
    const data = [
      { time: 'a', Events: 1 },
      { time: 'b', Events: 2 },
    ];
    expect(seriesOf({ meta: [time, events], data })).toEqual([
      {
        name: 'Events',
        points: [
          ['a', 1],
          ['b', 2],
        ],
      },
    ]);
  });

  it('tells series apart by their texts', () => {
    const data = [
      { time: 'a', user: 'ann', Events: 1 },
      { time: 'a', user: 'bob', Events: 2 },
    ];
    expect(seriesOf({ meta: [time, user, events], data }).map(({ name }) => name)).toEqual(['ann', 'bob']);
  });

  it('takes a text for the axis where there are no times', () => {
    expect(seriesOf({ meta: [user, events], data: [{ user: 'ann', Events: 3 }] })).toEqual([
      { name: 'Events', points: [['ann', 3]] },
    ]);
  });

  it('names both text and number where there are several numbers', () => {
    const max = { name: 'max', type: 'Nullable(Float64)' };
    const data = [{ time: 'a', user: 'ann', Events: 1, max: null }];
    expect(seriesOf({ meta: [time, user, events, max], data })).toEqual([
      { name: 'ann Events', points: [['a', 1]] },
      { name: 'ann max', points: [['a', null]] },
    ]);
  });

  it.each([
    [null, null],
    [undefined, null],
    ['nan', null],
    ['-inf', null],
    ['12', 12],
    [0, 0],
  ])('makes of %j: %j', (given, drawn) => {
    const [series] = seriesOf({ meta: [time, events], data: [{ time: 'a', Events: given }] });
    expect(series?.points).toEqual([['a', drawn]]);
  });
});

describe('figureOf', () => {
  it('is the first number of the first row, else its first value', () => {
    expect(figureOf({ meta: [user, events], data: [{ user: 'x', Events: 7 }] })).toEqual({ column: events, value: 7 });
    expect(figureOf({ meta: [user], data: [{ user: 'x' }] })).toEqual({ column: user, value: 'x' });
    expect(figureOf({ meta: [events], data: [] })).toBeNull();
    expect(figureOf({ meta: [events], data: [{ Events: 'nan' }] })).toBeNull();
  });
});

describe('textOf', () => {
  it('writes nothing for null and JSON for what has parts', () => {
    expect([textOf(null), textOf(['a']), textOf(1.5)]).toEqual(['', '["a"]', '1.5']);
  });
});

describe('isId', () => {
  it.each([
    ['User', true],
    ['job_id', true],
    ['Working time(h)', false],
    ['Activity', false],
    ['paid', false],
  ])('says of %s: %s', (name, expected) => {
    expect(isId({ name, type: 'UInt64' })).toBe(expected);
  });
});
