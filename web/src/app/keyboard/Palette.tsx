import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { ask } from '../../api/ask';
import { messageOf } from '../../api/ApiError';
import { exact } from '../../widgets/format/numbers';
import { useFocusReturn } from '../shell/useFocusReturn';
import classes from './Palette.module.css';
import { actionOf, kindOf, paletteItems, type PaletteItem } from './paletteItems';
import { usePaletteChoice } from './usePaletteChoice';

const MOST_NAMES = 30;
const TYPING_MS = 120;

/** One field over everything that has a name. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  useFocusReturn();
  const { text, type, items, current, take, press, footnote } = useFound(onClose);
  const listId = useId();
  return (
    <Modal.Root opened onClose={onClose} size="lg" padding={0} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label="Search">
        <Modal.Body>
          <TextInput
            value={text}
            onChange={(event) => {
              type(event.currentTarget.value);
            }}
            onKeyDown={press}
            variant="unstyled"
            size="md"
            className={classes.field ?? ''}
            leftSection={<IconSearch size={16} />}
            placeholder="Users, packages, projects, orgs, runs, pages"
            role="combobox"
            aria-label="Search"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={items[current] ? `${listId}-${String(current)}` : undefined}
            data-autofocus
          />
          <div id={listId} role="listbox" aria-label="Found" className={classes.list}>
            {items.map((item, index) => (
              <Item
                key={item.id}
                id={`${listId}-${String(index)}`}
                item={item}
                isActive={index === current}
                onChoose={(asFilter) => {
                  take(item, asFilter);
                }}
              />
            ))}
          </div>
          <p className={classes.foot} role="status">
            {footnote}
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What matches what is typed, which of it Enter takes, and what is said under the list. */
function useFound(onClose: () => void) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), TYPING_MS);
  const names = useQuery({ ...ask('/api/v1/names', { search: asked, limit: MOST_NAMES }), enabled: asked !== '' });
  const found = asked === '' ? [] : (names.data?.rows ?? []);
  const items = paletteItems(text, found);
  const [active, setActive] = useState(0);
  const choose = usePaletteChoice();
  const current = Math.min(active, items.length - 1);
  const type = (next: string) => {
    setText(next);
    setActive(0);
  };
  const take = (item: PaletteItem | undefined, asFilter: boolean) => {
    if (item) {
      choose(item, asFilter);
      onClose();
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((current + step + items.length) % items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(items[current], event.ctrlKey || event.metaKey);
    }
  };
  const footnote = footnoteOf(asked, names.data?.total, found.length, names.error);
  return { text, type, items, current, take, press, footnote };
}

function footnoteOf(asked: string, total: number | undefined, shown: number, error: Error | null): string {
  if (error) {
    return messageOf(error);
  }

  if (asked === '') {
    return 'Type a part of a name or an id.';
  }

  if (total === 0) {
    return `No user, package, project, org or run has “${asked}” in its name or id.`;
  }

  return total !== undefined && total > shown ? `${exact(shown)} of ${exact(total)} names; type more to narrow.` : '';
}

interface ItemProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
  readonly onChoose: (asFilter: boolean) => void;
}

function Item({ id, item, isActive, onChoose }: ItemProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) {
      element.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isActive]);
  const ownId = item.kind === 'name' && item.entry.id !== item.title ? item.entry.id : null;
  return (
    // Keys are handled by the field, which keeps the focus (ARIA: combobox).
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/interactive-supports-focus
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes.item}
      onClick={(event) => {
        onChoose(event.ctrlKey || event.metaKey);
      }}
    >
      <span className={classes.kind}>{kindOf(item)}</span>
      <span className={classes.title}>{item.title}</span>
      {ownId && <span className={classes.id}>{ownId}</span>}
      <span className={classes.action}>{actionOf(item)}</span>
    </div>
  );
}
