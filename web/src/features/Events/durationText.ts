const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `250`, `1.5 s`, `2 h 05 min` as milliseconds; null when it is not understood. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+$/.test(trimmed)) {
    return Number(trimmed);
  }

  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|min|h|d)(?=\s|\d|$)/g)];
  const isWhole =
    parts
      .map(([all]) => all)
      .join('')
      .replaceAll(/\s/g, '') === trimmed.replaceAll(/\s/g, '');
  if (parts.length === 0 || !isWhole) {
    return null;
  }

  return Math.round(parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0));
}

/** Milliseconds so that reading them again gives the same number: `90000` is `90 s`, `1234` is `1234 ms`. */
export function durationInput(ms: number): string {
  const [unit, size] = Object.entries(UNITS)
    .reverse()
    .find(([, width]) => ms > 0 && ms % width === 0) ?? ['ms', 1];
  return `${String(ms / size)} ${unit}`;
}
