import { createContext, useContext } from 'react';

/** What keys open, for buttons that open the same. */
export interface Keyboard {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly isPeriodOpen: boolean;
  readonly setPeriodOpen: (isOpen: boolean) => void;
}

export const KeyboardContext = createContext<Keyboard | null>(null);

export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext);
  if (!keyboard) {
    throw new Error('useKeyboard needs a KeyboardProvider around it.');
  }

  return keyboard;
}
