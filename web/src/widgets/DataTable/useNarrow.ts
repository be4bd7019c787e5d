import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is so narrow that a table shows only its first two columns. The same width as where the rail goes. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 47.99em)') ?? false;
}
