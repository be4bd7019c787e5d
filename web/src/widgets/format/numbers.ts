const LOCALE = 'en-US';
const grouped = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 4 });
const percent = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const SHORTEN_FROM = 1_000_000;

/** `1,234,567`, exactly. */
export function exact(value: number): string {
  return grouped.format(value);
}

/** Grouped up to a million, short beyond: `2.346M`. Show {@link exact} on hover. */
export function number(value: number): string {
  return Math.abs(value) < SHORTEN_FROM ? grouped.format(value) : short.format(value);
}

/** Always short: `14.5K`. For axes. */
export function axisNumber(value: number): string {
  return Math.abs(value) < 10_000 ? grouped.format(value) : short.format(value);
}

/** `58.0 %`, without a sign: an arrow says the direction. */
export function change(value: number): string {
  return `${percent.format(Math.abs(value))} %`;
}

/** `event` for one, `events` for any other number: the noun as it stands beside a count. Units come in the plural. */
export function noun(value: number, plural: string): string {
  if (value !== 1) {
    return plural;
  }

  return plural.endsWith('ies') ? plural.replace(/ies$/, 'y') : plural.replace(/s$/, '');
}

/** `1 event`, `2 events`, `1,234,567 events`: a count with its noun. */
export function counted(value: number, plural: string): string {
  return `${exact(value)} ${noun(value, plural)}`;
}
