import { describe, expect, it } from 'vitest';
import { requestOf, ruleText } from './privacyTest';

describe('what is tried', () => {
  it('is an event when it is a JSON object', () => {
    expect(requestOf(' {"scope": "x:y", "timestamp": 1}\n')).toEqual({
      text: null,
      event: { scope: 'x:y', timestamp: 1 },
    });
  });

  it.each(['ann@acme.example', '[1]', '3', 'null', '{"scope": ', ''])('is a text otherwise: %s', (input) => {
    expect(requestOf(input)).toEqual({ text: input, event: null });
  });
});

describe('a rule', () => {
  it('is told in words, and by its name when it is not known', () => {
    expect(ruleText('ips')).toBe('IP address');
    expect(ruleText('phones')).toBe('phones');
  });
});
