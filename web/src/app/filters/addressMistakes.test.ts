import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/ApiError';
import { addressMistakes, mended, mendWords } from './addressMistakes';

function refused(errors: Record<string, string[]>): ApiError {
  return new ApiError(400, { title: 'Some parameters are wrong.', errors } as never, null);
}

const NOT_UNDERSTOOD = "'zork' is not understood. Try 24h, 7d.";

describe('an address', () => {
  it('that is right has no mistakes', () => {
    expect(addressMistakes({ period: '7d', tz: 'Asia/Kolkata' }, null)).toEqual([]);
    expect(addressMistakes({}, new Error('The server cannot be reached.'))).toEqual([]);
  });

  it('with a period that nobody understands says so in the server’s words', () => {
    const mistakes = addressMistakes({ period: 'zork' }, refused({ period: [NOT_UNDERSTOOD] }));
    expect(mistakes).toEqual([{ name: 'period', words: NOT_UNDERSTOOD }]);
    expect(mended(mistakes)).toEqual({ period: undefined, from: undefined, to: undefined });
    expect(mendWords(mistakes, 'UTC')).toBe('Show the last 7 days');
  });

  it('with a zone that this browser does not know says so, and keeps its period', () => {
    const mistakes = addressMistakes({ period: '30d', tz: 'Foo/Bar' }, null);
    expect(mistakes).toEqual([
      { name: 'tz', words: "must be an IANA time zone such as Europe/Berlin, but is 'Foo/Bar'." },
    ]);
    expect(mended(mistakes)).toEqual({ tz: undefined });
    expect(mendWords(mistakes, 'Asia/Kolkata')).toBe('Use this browser’s zone, Asia/Kolkata');
  });

  it('with a zone that only the server does not know says that too', () => {
    const mistakes = addressMistakes({ tz: 'europe/berlin' }, refused({ tz: ['must be an IANA time zone.'] }));
    expect(mistakes.map((m) => m.name)).toEqual(['tz']);
  });

  it('is told of all mistakes at once, and mended with one press', () => {
    const mistakes = addressMistakes({ from: 'x', tz: 'Foo/Bar' }, refused({ from: ['must be RFC 3339.'] }));
    expect(mistakes.map((m) => m.name)).toEqual(['from', 'tz']);
    expect(Object.keys(mended(mistakes)).sort()).toEqual(['from', 'period', 'to', 'tz']);
  });
});
