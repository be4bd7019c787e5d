import { Popover } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/ask';
import { messageOf } from '../../api/ApiError';
import { toggled } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { ChoiceList } from '../ChoiceList/ChoiceList';
import { counted, exact } from '../format/numbers';
import { Chip } from './Chip';
import { nameChoices, type NamedKind } from './nameChoices';
import { useNames } from './useNames';

const MOST = 50;
const TYPING_MS = 150;

interface NameFilterProps {
  readonly kind: NamedKind;
  readonly title: string;
  readonly plural: string;
  readonly reason: string | undefined;
}

/** Org, user or package: none, one or several, found by typing. */
export function NameFilter({ kind, title, plural, reason }: NameFilterProps) {
  const { search } = useFilters();
  const chosen = search[kind] ?? [];
  const names = useNames(kind, chosen);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={290} position="bottom-start">
      <Popover.Target>
        <Chip
          name={title}
          value={summary(chosen, names, plural)}
          reason={reason}
          isActive={chosen.length > 0}
          isOpen={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <NameChoice kind={kind} plural={plural} chosen={chosen} names={names} />
      </Popover.Dropdown>
    </Popover>
  );
}

function summary(chosen: readonly string[], names: ReadonlyMap<string, string>, plural: string): string {
  const first = chosen[0];
  if (first === undefined) {
    return 'all';
  }

  return chosen.length === 1 ? (names.get(first) ?? first) : counted(chosen.length, plural);
}

interface NameChoiceProps {
  readonly kind: NamedKind;
  readonly plural: string;
  readonly chosen: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

function NameChoice({ kind, plural, chosen, names }: NameChoiceProps) {
  const { change } = useFilters();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), TYPING_MS);
  const found = useQuery(ask('/api/v1/names', { kind, search: asked, limit: MOST }));
  // What was chosen when the list was opened stays on top, so that nothing jumps while choosing.
  const [onTop] = useState(chosen);
  const entries = found.data?.rows ?? [];
  const total = found.data?.total ?? 0;
  return (
    <ChoiceList
      label={plural}
      choices={nameChoices(kind, entries, asked === '' ? onTop : [], names)}
      chosen={chosen}
      onToggle={(value) => {
        change({ [kind]: toggled(chosen, value) });
      }}
      onClear={() => {
        change({ [kind]: undefined });
      }}
      searchText={text}
      onSearch={setText}
      note={found.error ? messageOf(found.error) : noteOf(found.isPending, entries.length, total, plural)}
    />
  );
}

function noteOf(isPending: boolean, shown: number, total: number, plural: string): string {
  if (isPending) {
    return 'Looking …';
  }

  if (total === 0) {
    return `No ${plural} found`;
  }

  return total > shown ? `${exact(shown)} of ${exact(total)}; type to narrow` : counted(total, plural);
}
