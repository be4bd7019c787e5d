import type { AnswerOf, GetRoute } from './client';

/** Routes that answer rows: what charts and lists are drawn from. */
export type RowsRoute = {
  [P in GetRoute]: AnswerOf<P> extends { rows: readonly unknown[] } ? P : never;
}[GetRoute];

/** A row of such a route. */
export type RowOf<P extends RowsRoute> = AnswerOf<P> extends { rows: readonly (infer R)[] } ? R : never;

/** Rows over time, one a bucket, zero-filled by the server. */
export interface TimeAnswer {
  /** Period asked for; the first and the last bucket may reach beyond it. */
  readonly from: string;
  readonly to: string;
  readonly bucket_seconds: number;
  readonly mean?: number;
  readonly rows: readonly { readonly time: string }[];
  readonly previous?: readonly { readonly time: string }[] | null;
}

/** Routes that answer rows over time. */
export type TimeRoute = { [P in RowsRoute]: AnswerOf<P> extends TimeAnswer ? P : never }[RowsRoute];

/** Members of a row that are numbers. */
export type NumberKey<R> = { [K in keyof R & string]: R[K] extends number ? K : never }[keyof R & string];

/** A ranking: its first rows and how many it has in all. */
export interface TopAnswer<R> {
  readonly total: number;
  readonly rows: readonly R[];
}

/** Routes that answer a ranking. */
export type TopRoute = { [P in RowsRoute]: AnswerOf<P> extends TopAnswer<unknown> ? P : never }[RowsRoute];
