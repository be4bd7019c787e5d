import type { KindsAnswer } from '../../api/schema';
import type { Scheme } from '../../app/theme/tokens';
import { colorOf } from '../../widgets/format/colors';

interface KindRow {
  readonly time: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** One row a bucket with the count of each kind, the frequent kinds first. */
export function kindTable({ rows }: Pick<KindsAnswer, 'rows'>): { readonly kinds: string[]; readonly rows: KindRow[] } {
  const totals = new Map<string, number>();
  const buckets = new Map<string, Record<string, number>>();
  for (const { time, kind, count } of rows) {
    totals.set(kind, (totals.get(kind) ?? 0) + count);
    const bucket = buckets.get(time) ?? {};
    bucket[kind] = count;
    buckets.set(time, bucket);
  }

  const kinds = [...totals].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
  return { kinds, rows: [...buckets].map(([time, counts]) => ({ time, counts })) };
}

/** Colours by which kinds are known on the platforms that tell of them; others have that of their name. */
const KNOWN: Readonly<Record<string, Readonly<Record<Scheme, string>>>> = {
  error: { light: '#d62727', dark: '#f0605d' },
  audit: { light: '#1f77b4', dark: '#5aa9e0' },
  'data-query': { light: '#8455b3', dark: '#b48ae0' },
  function: { light: '#2ba02b', dark: '#4fc24f' },
  'function-package': { light: '#5f9a4c', dark: '#97df8a' },
  script: { light: '#c07a1f', dark: '#ffbb78' },
  debug: { light: '#767b84', dark: '#a0a6b0' },
};

export function kindColor(kind: string, scheme: Scheme): string {
  return KNOWN[kind]?.[scheme] ?? colorOf(kind, scheme);
}
