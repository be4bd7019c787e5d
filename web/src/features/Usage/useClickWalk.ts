import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { globalPart } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { entityPage, mayOpen } from '../../app/pages';
import { useSession } from '../../app/useSession';
import { counted } from '../../widgets/format/numbers';
import type { ClickNode } from './clickTree';
import { partsOf, stepped, wayBy, wayTo, type Cursor } from './clickWalk';

/** Which part of the tree is drawn, where the keys stand in it, and going on from there. */
export function useClickWalk(tree: readonly ClickNode[]) {
  const [names, setNames] = useState<readonly string[]>([]);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const { within, parts } = useMemo(() => partsOf(tree, names), [tree, names]);
  const openElement = useOpenElement();
  const way = cursor ? wayTo(parts, cursor) : [];
  const goTo = (to: readonly string[], at: Cursor | null = null) => {
    setNames(to);
    setCursor(at);
  };

  const open = (to: readonly ClickNode[], at: Cursor | null) => {
    const node = to.at(-1);
    if (node && node.children.length > 0) {
      goTo([...within, ...to.map(({ name }) => name)], at);
    } else if (node?.path) {
      openElement(node.path);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = stepped(parts, cursor, event.key);
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    if (next) {
      setCursor(next);
    } else if (event.key === 'Enter' && way.length > 0) {
      open(way, [0]);
    } else if (['ArrowUp', 'Backspace'].includes(event.key) && within.length > 0) {
      const outer = within.slice(0, -1);
      goTo(outer, [partsOf(tree, outer).parts.findIndex(({ name }) => name === within.at(-1))]);
    } else {
      return;
    }

    event.preventDefault();
  };

  return {
    within,
    parts,
    cursor: way.length > 0 ? cursor : null,
    words: wordsOf(within, way),
    goTo,
    press: (to: readonly string[]) => {
      open(wayBy(parts, to), null);
    },
    handlers: {
      onKeyDown,
      onBlur: () => {
        setCursor(null);
      },
    },
  };
}

function wordsOf(within: readonly string[], way: readonly ClickNode[]): string {
  const node = way.at(-1);
  if (!node) {
    return '';
  }

  const inside = node.children.length === 0 ? '' : `, ${counted(node.children.length, 'parts')}`;
  return `${[...within, ...way.map(({ name }) => name)].join(' / ')}: ${counted(node.value, 'clicks')}${inside}`;
}

/** Opens the page of an element, for who may open that. */
function useOpenElement() {
  const navigate = useNavigate();
  const { search } = useFilters();
  const role = useSession().data?.role;
  return (path: string) => {
    if (mayOpen(entityPage, role)) {
      void navigate({ to: '/entities/$kind/$id', params: { kind: 'menu_item', id: path }, search: globalPart(search) });
    }
  };
}
