export type Scheme = 'light' | 'dark';

/** The colours of the interface; see design/mock/README.md. They become CSS variables `--ff-NAME`. */
export interface Tokens {
  readonly bg: string;
  readonly panel: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly faint: string;
  readonly accent: string;
  readonly pale: string;
  readonly selection: string;
  readonly better: string;
  readonly worse: string;
  /** Second series of a pair, beside the accent. */
  readonly second: string;
  readonly running: string;
  readonly warning: string;
  readonly quiet: string;
}

export const tokens: Record<Scheme, Tokens> = {
  light: {
    bg: '#ffffff',
    panel: '#fbfaf8',
    line: '#e7e4de',
    ink: '#1d2226',
    muted: '#626970',
    faint: '#9aa0a6',
    accent: '#0b7a70',
    pale: '#cfe6e3',
    selection: '#eef5f4',
    better: '#2e7d4f',
    worse: '#b83a2c',
    second: '#8a94b8',
    running: '#2d6cdf',
    warning: '#9a6414',
    quiet: '#767b84',
  },
  dark: {
    bg: '#13171a',
    panel: '#191e22',
    line: '#2b3137',
    ink: '#e5e8ea',
    muted: '#9aa4ad',
    faint: '#6f7a84',
    accent: '#53bfb3',
    pale: '#1f4a46',
    selection: '#1c2a2a',
    better: '#63b98a',
    worse: '#e07a6c',
    second: '#7f8cc0',
    running: '#7ea6f0',
    warning: '#dba54e',
    quiet: '#a0a6b0',
  },
};
