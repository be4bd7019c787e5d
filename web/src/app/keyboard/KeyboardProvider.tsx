import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { leavingPart, type Search } from '../filters/search';
import { useFilters } from '../filters/useFilters';
import { useShiftPeriod } from '../filters/useShiftPeriod';
import { allPages } from '../pages';
import { KeyboardContext, type Keyboard } from './keyboardContext';
import { commandOf, GO_MS, isTyping, type Command } from './shortcuts';

const Palette = lazy(() => import('./Palette'));
const ShortcutHelp = lazy(() => import('./ShortcutHelp'));

type Overlay = 'palette' | 'help' | null;

/** Listens to keys for the whole application and shows what they open. */
export function KeyboardProvider({ children }: { readonly children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [isPeriodOpen, setPeriodOpen] = useState(false);
  const run = useCommands(setOverlay, setPeriodOpen);
  useKeys(run, overlay === null);

  const keyboard = useMemo<Keyboard>(
    () => ({
      openPalette: () => {
        setOverlay('palette');
      },
      openHelp: () => {
        setOverlay('help');
      },
      isPeriodOpen,
      setPeriodOpen,
    }),
    [isPeriodOpen],
  );
  const close = () => {
    setOverlay(null);
  };

  return (
    <KeyboardContext value={keyboard}>
      {children}
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette onClose={close} />}
        {overlay === 'help' && <ShortcutHelp onClose={close} />}
      </Suspense>
    </KeyboardContext>
  );
}

function useCommands(setOverlay: (overlay: Overlay) => void, setPeriodOpen: (isOpen: boolean) => void) {
  const navigate = useNavigate();
  const { select, selected } = useFilters();
  const shift = useShiftPeriod();
  return (command: Command) => {
    switch (command.name) {
      case 'palette':
      case 'help':
        setOverlay(command.name);
        break;
      case 'period':
        setPeriodOpen(true);
        break;
      case 'earlier':
        void shift(-1);
        break;
      case 'later':
        void shift(1);
        break;
      case 'close':
        if (selected.length > 0) {
          select(null);
        }
        break;
      case 'page': {
        const page = allPages.find((p) => p.key === command.key);
        if (page) {
          void navigate({ to: page.to, search: (before: Search) => leavingPart(before) });
        }
        break;
      }
      case 'go':
        break;
    }
  };
}

function useKeys(run: (command: Command) => void, isOn: boolean): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    let goUntil = 0;
    const listen = (event: KeyboardEvent) => {
      const command = commandOf(event, performance.now() < goUntil);
      const isPaletteKey = event.ctrlKey || event.metaKey;
      if (!isOn || !command || event.defaultPrevented || event.repeat || (isTyping(event.target) && !isPaletteKey)) {
        return;
      }

      goUntil = command.name === 'go' ? performance.now() + GO_MS : 0;
      if (command.name !== 'close') {
        event.preventDefault();
      }

      latest.current(command);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [isOn]);
}
