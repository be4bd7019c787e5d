const LOCALE = 'en-US';
const grouped = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });
const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 4 });
const percent = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const SHORTEN_FROM = 1_000_000;

/** What two decimals would make nothing of. */
const SMALL = 0.01;

/** `1,234,567`, exactly; of what has decimals two, or as many as it takes to say how small it is. */
export function exact(value: number): string {
  return value !== 0 && Math.abs(value) < SMALL ? small.format(value) : grouped.format(value);
}

/** The same for a number as text, which may have more digits than a number of JavaScript's: all of them. */
export function exactDigits(digits: string): string {
  const [, whole, rest] = /^(-?\d+)(\.\d+)?$/.exec(digits) ?? [];
  return whole === undefined ? digits : whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ?? '');
}

/** Grouped up to a million, short beyond: `2.346M`. Show {@link exact} on hover. */
export function number(value: number): string {
  return Math.abs(value) < SHORTEN_FROM ? exact(value) : short.format(value);
}

/** Always short: `14.5K`. For axes. */
export function axisNumber(value: number): string {
  return Math.abs(value) < 10_000 ? exact(value) : short.format(value);
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
