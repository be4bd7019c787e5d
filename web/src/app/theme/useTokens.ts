import { useComputedColorScheme } from '@mantine/core';
import { tokens, type Scheme, type Tokens } from './tokens';

/** Colours for what is drawn on a canvas, where CSS variables do not reach. */
export function useTokens(): Tokens & { readonly scheme: Scheme } {
  const scheme = useComputedColorScheme('light');
  return { ...tokens[scheme], scheme };
}
