import type { Params } from '../../api/address';

/** What is chosen, out of an address: `choose=user:1` says that of `user` the value 1 is. */
export function chosenOf(choose: readonly string[] | undefined, variable: string): readonly string[] {
  return (choose ?? [])
    .filter((text) => text.startsWith(`${variable}:`))
    .map((text) => text.slice(variable.length + 1));
}

/** The address after something else is chosen of a variable; nothing means all. */
export function choose(
  before: readonly string[] | undefined,
  variable: string,
  values: readonly string[],
): string[] | undefined {
  const others = (before ?? []).filter((text) => !text.startsWith(`${variable}:`));
  const all = [...others, ...values.map((value) => `${variable}:${value}`)];
  return all.length === 0 ? undefined : all;
}

/** What is chosen, for the API. */
export function choiceParams(choose: readonly string[] | undefined, variables: readonly string[]): Params {
  return Object.fromEntries(
    variables
      .map((variable) => [`var-${variable}`, chosenOf(choose, variable)] as const)
      .filter(([, values]) => values.length > 0),
  );
}
