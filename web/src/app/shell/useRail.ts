import { useLocalStorage, useMediaQuery } from '@mantine/hooks';

const NARROW = '(max-width: 75em)';

export interface RailState {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** Names beside the icons or not. Narrow windows begin without; a choice is remembered. */
export function useRail(): RailState {
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const [choice, setChoice] = useLocalStorage<'open' | 'closed' | null>({
    key: 'footfall-rail',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const isOpen = choice === null ? !isNarrow : choice === 'open';
  return {
    isOpen,
    toggle: () => {
      setChoice(isOpen ? 'closed' : 'open');
    },
  };
}
