const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;

/** `712 B`, `64 KiB`, `1.5 MiB`. Show the exact number on hover. */
export function bytes(value: number): string {
  let unit = 0;
  let shown = value;
  while (shown >= 1024 && unit < UNITS.length - 1) {
    shown /= 1024;
    unit += 1;
  }

  const text = unit === 0 || shown >= 100 ? String(Math.round(shown)) : shown.toFixed(1).replace(/\.0$/, '');
  return `${text} ${UNITS[unit] ?? 'B'}`;
}
