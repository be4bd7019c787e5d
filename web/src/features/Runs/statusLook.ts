import type { Tokens } from '../../app/theme/tokens';

export type Shape = 'dot' | 'halo' | 'ring' | 'square' | 'triangle' | 'bar';

export interface Look {
  readonly shape: Shape;
  readonly color: Extract<keyof Tokens, 'better' | 'worse' | 'running' | 'warning' | 'quiet'>;
}

const LOOKS: Readonly<Record<string, Look>> = {
  finished: { shape: 'dot', color: 'better' },
  running: { shape: 'halo', color: 'running' },
  started: { shape: 'halo', color: 'running' },
  resumed: { shape: 'halo', color: 'running' },
  awaiting: { shape: 'square', color: 'warning' },
  error: { shape: 'triangle', color: 'worse' },
  stopped: { shape: 'square', color: 'quiet' },
  silent: { shape: 'bar', color: 'warning' },
  starting: { shape: 'ring', color: 'quiet' },
  queued: { shape: 'ring', color: 'quiet' },
};

/** The sign of a status, the same everywhere: never its colour alone. */
export function lookOf(status: string): Look {
  return LOOKS[status] ?? { shape: 'bar', color: 'quiet' };
}
