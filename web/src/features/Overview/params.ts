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
  if (selected.length === 0) {
    return params;
  }

  return kind === 'user' ? { ...params, user: selected, group: undefined } : { ...params, package: selected };
}
