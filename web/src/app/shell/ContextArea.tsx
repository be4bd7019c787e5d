import { ActionIcon, Drawer } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFilters } from '../filters/useFilters';
import classes from './ContextArea.module.css';
import { PHONE } from './phone';
import { ResizeHandle } from './ResizeHandle';
import { useFocusReturn } from './useFocusReturn';

const STANDARD_WIDTH = 300;

/** The place of the context panel: on the right, or a sheet from below on a phone. */
export function ContextArea({ children }: { readonly children: ReactNode }) {
  const { select } = useFilters();
  useFocusReturn();
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const [width, setWidth] = useLocalStorage({
    key: 'footfall-context-width',
    defaultValue: STANDARD_WIDTH,
    getInitialValueInEffect: false,
  });
  const close = () => {
    select(null);
  };

  if (isPhone) {
    return (
      <Drawer
        opened
        onClose={close}
        position="bottom"
        size="72%"
        padding="md"
        title="Selection"
        classNames={{ body: classes.sheet ?? '' }}
      >
        {children}
      </Drawer>
    );
  }

  return (
    <aside className={classes.panel} style={{ width }} aria-label="Selection">
      <ResizeHandle width={width} onResize={setWidth} />
      <ActionIcon
        className={classes.close}
        onClick={close}
        size={24}
        aria-label="Close the selection"
        title="Close, Esc"
      >
        <IconX size={15} />
      </ActionIcon>
      <div className={classes.content}>{children}</div>
    </aside>
  );
}
