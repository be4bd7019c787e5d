import type { Params } from '../../api/address';

/** Parameters of a question that also asks for the period before. */
export function comparedParams(params: Params, compares: boolean): Params {
  return compares ? { ...params, compare: 'true' } : params;
}

/**
 * What a selection in one ranking does to the other: its users or packages take the place of the page's filter of that
 * name, which they were chosen from.
 */
export function limitedBy(params: Params, kind: 'user' | 'package', selected: readonly string[]): Params {
  return selected.length === 0 ? params : { ...params, [kind]: selected };
}
