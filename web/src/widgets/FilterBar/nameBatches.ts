import type { NameEntry } from '../../api/schema';

/** Ids are asked for in the address of a request, which must not grow without end. */
const MOST = 100;

/** Ids in requests of a length that stays the same while others are appended; each once. */
export function batches(ids: readonly string[]): string[][] {
  const unique = [...new Set(ids)];
  return Array.from({ length: Math.ceil(unique.length / MOST) }, (_, i) => unique.slice(i * MOST, (i + 1) * MOST));
}

/** Names by ids. */
export function namesOf(answers: readonly (readonly Pick<NameEntry, 'id' | 'name'>[])[]): ReadonlyMap<string, string> {
  return new Map(answers.flatMap((rows) => rows.map((row) => [row.id, row.name] as const)));
}
