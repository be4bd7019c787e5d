import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { VariableFile } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { exact } from '../../widgets/format/numbers';
import { choose, chosenOf } from './choices';
import classes from './Dashboards.module.css';

const NOTHING = '(none)';
/** More choices are not sent. */
const MOST = 10_000;

interface VariableChoiceProps {
  readonly variable: VariableFile;
  /** Of the dashboard: period and what else is chosen. */
  readonly params: Params;
}

/** What is chosen of a variable; nothing chosen means all. Its choices are asked for when it is opened. */
export function VariableChoice({ variable, params }: VariableChoiceProps) {
  const { search, change } = useFilters();
  const [isOpen, setIsOpen] = useState(false);
  const name = variable.name ?? '';
  const chosen = chosenOf(search.choose, name);
  const answer = useQuery({
    ...ask('/api/v1/dashboards/{key}/variables/{name}', { ...params, name }),
    enabled: isOpen,
  });
  const choices = [...new Set([...(answer.data ?? []).map((value) => value ?? ''), ...chosen])];
  return (
    <MultiSelect
      className={classes.variable}
      label={variable.label ?? name}
      placeholder={chosen.length === 0 ? 'All' : ''}
      data={choices.map((value) => ({ value, label: value === '' ? NOTHING : value }))}
      value={[...chosen]}
      description={(answer.data?.length ?? 0) < MOST ? undefined : `The first ${exact(MOST)} choices of the period`}
      nothingFoundMessage={answer.isLoading ? 'Asking' : 'No choices in this period'}
      limit={200}
      searchable
      clearable
      size="xs"
      onDropdownOpen={() => {
        setIsOpen(true);
      }}
      onChange={(values) => {
        void change({ choose: choose(search.choose, name, values) });
      }}
    />
  );
}
