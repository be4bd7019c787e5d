import { describe, expect, it } from 'vitest';
import { membersOf, readJson, scalarText, SpelledNumber, summaryOf } from './jsonValue';

describe('readJson', () => {
  it('keeps the digits of whole numbers that the browser would round', () => {
    const value = readJson('{"id":9007199254740993,"n":1.5}');
    expect(value).toEqual({ id: new SpelledNumber('9007199254740993'), n: 1.5 });
    expect(scalarText(new SpelledNumber('9007199254740993'))).toBe('9007199254740993');
  });

  it('keeps numbers that are too large to be any number here', () => {
    expect(readJson('1e999')).toEqual(new SpelledNumber('1e999'));
  });

  it('leaves digits in texts alone', () => {
    expect(readJson('{"a":"9007199254740993 \\" 9007199254740993"}')).toEqual({
      a: '9007199254740993 " 9007199254740993',
    });
  });

  it('says that text is no JSON', () => {
    expect(readJson('{"a":')).toBeUndefined();
  });
});

describe('membersOf', () => {
  it('opens objects and arrays, and nothing else', () => {
    expect(membersOf({ a: 1 })).toEqual([['a', 1]]);
    expect(membersOf(['x'])).toEqual([['0', 'x']]);
    expect(membersOf(null)).toBeNull();
    expect(membersOf('text')).toBeNull();
    expect(membersOf(new SpelledNumber('1'))).toBeNull();
  });
});

describe('summaryOf', () => {
  it('counts in words', () => {
    expect(summaryOf([1])).toBe('[ 1 item ]');
    expect(summaryOf({ a: 1, b: 2 })).toBe('{ 2 members }');
    expect(summaryOf([])).toBe('[]');
  });
});
