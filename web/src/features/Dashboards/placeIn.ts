/** A line of a text, as characters from its begin. */
export interface TextLine {
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** The line that a message names, from its column on; null when it names none: `line 7, column 9: there is no key sequel here`. */
export function placeIn(text: string, message: string | undefined): TextLine | null {
  const found = /line (\d+), column (\d+)/.exec(message ?? '');
  const lines = text.split('\n');
  const line = Number(found?.[1]);
  const own = lines[line - 1];
  if (own === undefined) {
    return null;
  }

  const begin = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return { line, start: begin + Math.min(own.length, Number(found?.[2]) - 1), end: begin + own.length };
}
