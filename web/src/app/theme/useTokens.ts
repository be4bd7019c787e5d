import { useComputedColorScheme } from '@mantine/core';
import { usePrinting } from '../print/printing';
import { tokens, type Scheme, type Tokens } from './tokens';

/** Colours for what is drawn on a canvas, where CSS variables do not reach. */
export function useTokens(): Tokens & { readonly scheme: Scheme } {
  const onScreen = useComputedColorScheme('light');
  const scheme = usePrinting() ? 'light' : onScreen;
  return { ...tokens[scheme], scheme };
}
