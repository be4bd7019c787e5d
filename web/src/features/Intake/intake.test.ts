import { describe, expect, it } from 'vitest';
import type { IntakeAnswer, ReplayAnswer, SenderEntry, TrafficSum } from '../../api/schema';
import { bytes } from '../../widgets/format/bytes';
import { firstEventBy } from './firstEvents';
import { intakeFigures } from './intakeFigures';
import { correctionText, lagText } from './lag';
import { snippetsFor } from './snippets';
import { replayWords } from './useRejectionActions';

const traffic: TrafficSum = {
  seconds: 60,
  events_per_second: 12.5,
  requests: 10,
  refused: 1,
  accepted: 750,
  duplicates: 0,
  rejected: 2,
  bytes: 1000,
  lag_ms: 1200,
};

const state: IntakeAnswer = {
  time: '2026-01-05T09:00:00.000Z',
  trouble: [],
  queue: { events: 3, limit_events: 200_000 },
  last_minute: traffic,
  last_hour: { ...traffic, seconds: 3600, accepted: 9000, refused: 4 },
  rejected_today: 7,
  not_kept: null,
  kept_days: 30,
  senders: [],
};

describe('figures of taking in', () => {
  it('come from the answer as it is', () => {
    expect(intakeFigures(state).map(({ figure, text }) => [figure.title, text ?? figure.value])).toEqual([
      ['Events a second', 12.5],
      ['Events, last hour', 9000],
      ['Queue', 3],
      ['Lag', '1.2 s'],
      ['Rejected today', 7],
      ['Refused, last hour', 4],
    ]);
  });

  it('know no lag where nothing came', () => {
    const quiet = { ...state, last_minute: { ...traffic, lag_ms: null } };
    expect(intakeFigures(quiet).find(({ figure }) => figure.key === 'intake.lag')?.text).toBe('–');
  });
});

describe('lag and clock', () => {
  it.each([
    [null, '–'],
    [0, '0 ms'],
    [250, '250 ms'],
    [3_720_000, '1 h 02 min'],
    [-400, '0 ms'],
    [-5000, 'ahead by 5.0 s'],
  ])('of %s is %s', (ms, text) => {
    expect(lagText(ms)).toBe(text);
  });

  it.each([
    [null, '–'],
    [3_600_000, '+1 h 00 min'],
    [-5000, '−5.0 s'],
  ])('corrected by %s is %s', (ms, text) => {
    expect(correctionText(ms)).toBe(text);
  });
});

function sender(patch: Partial<SenderEntry>): SenderEntry {
  return {
    owner: 'token:1',
    token: 'platform',
    protocol: null,
    is_revoked: false,
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    rejected_today: 0,
    reasons: [],
    refused: 0,
    first_event: null,
    last_event: null,
    ...patch,
  };
}

describe('the first event by a protocol', () => {
  const early = sender({ token: 'a', protocol: 'vector', first_event: '2026-01-04T00:00:00.000Z' });
  const late = sender({ token: 'b', protocol: 'cvat', first_event: '2026-01-05T00:00:00.000Z' });

  it('is the earliest of all senders and protocols that are meant', () => {
    expect(firstEventBy([late, early], ['cvat', 'vector'])).toEqual({ time: '2026-01-04T00:00:00.000Z', token: 'a' });
    expect(firstEventBy([late, early], ['cvat'])?.token).toBe('b');
  });

  it('is none while only others have sent, or nothing was taken', () => {
    expect(firstEventBy([late, sender({}), sender({ protocol: 'otlp' })], ['otlp'])).toBeNull();
  });
});

describe('snippets', () => {
  const facts = {
    origin: 'https://footfall.example:8443',
    token: 'ff_ingest_x',
    now: new Date('2026-01-05T09:00:00Z'),
  };

  it('name this server and the token in every protocol, and nothing else', () => {
    for (const snippet of snippetsFor(facts)) {
      const text = snippet.blocks.map((block) => block.text).join('\n');
      expect(text, snippet.id).toContain(
        snippet.id === 'cvat' ? 'DJANGO_LOG_SERVER_HOST=footfall.example\n' : facts.origin,
      );
      expect(text, snippet.id).toContain('ff_ingest_x');
    }
  });

  it('have an address of their own each, and one first event to wait for', () => {
    const routes = snippetsFor(facts).map(({ id, protocols }) => [id, protocols]);
    expect(routes).toEqual([
      ['canonical', ['canonical']],
      ['cvat', ['cvat', 'vector']],
      ['vector', ['vector']],
      ['dotnet', ['otlp']],
      ['collector', ['otlp']],
      ['coder', ['coder']],
    ]);
  });

  it('send what a shell passes on unchanged', () => {
    const curl = snippetsFor(facts)[0]?.blocks[0]?.text ?? '';
    const body = /-d '(.*)'$/s.exec(curl)?.[1] ?? '';
    expect(JSON.parse(body)).toMatchObject({ scope: 'create:project', timestamp: '2026-01-05T09:00:00.000Z' });
  });
});

describe('words about a replay', () => {
  const nothing: ReplayAnswer = { replayed: 0, accepted: 0, duplicates: 0, rejected: 0, skipped: 0, rows: [] };

  it('say what became of the records', () => {
    expect(replayWords({ ...nothing, replayed: 4, accepted: 3, rejected: 1 })).toBe(
      '3 records accepted, 1 record still rejected.',
    );
    expect(replayWords({ ...nothing, skipped: 1 })).toBe('1 record left out (cut, or accepted earlier).');
    expect(replayWords(nothing)).toBe('Nothing to replay.');
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [65_536, '64 KiB'],
    [1_572_864, '1.5 MiB'],
  ])('of %s bytes are %s', (value, text) => {
    expect(bytes(value)).toBe(text);
  });
});
