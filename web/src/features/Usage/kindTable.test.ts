import { describe, expect, it } from 'vitest';
import { kindColor, kindTable } from './kindTable';

describe('kinds of events', () => {
  it('stand beside each other by time, the frequent ones first', () => {
    const table = kindTable({
      rows: [
        { time: 't1', kind: 'audit', count: 1 },
        { time: 't1', kind: 'usage', count: 4 },
        { time: 't2', kind: 'audit', count: 0 },
        { time: 't2', kind: 'usage', count: 2 },
      ],
    });
    expect(table.kinds).toEqual(['usage', 'audit']);
    expect(table.rows).toEqual([
      { time: 't1', counts: { audit: 1, usage: 4 } },
      { time: 't2', counts: { audit: 0, usage: 2 } },
    ]);
  });

  it.each(['light', 'dark'] as const)('have a colour each, in %s', (scheme) => {
    const kinds = [
      'usage',
      'audit',
      'function',
      'function-package',
      'script',
      'data-query',
      'run',
      'error',
      'warning',
      'info',
      'debug',
    ];
    expect(new Set(kinds.map((kind) => kindColor(kind, scheme))).size).toBe(kinds.length);
  });

  it('have the colours that they are known by', () => {
    expect(kindColor('error', 'light')).toBe('#d62727');
    expect(kindColor('telemetry', 'light')).toBe(kindColor('telemetry', 'light'));
  });
});
