import { useLocalStorage } from '@mantine/hooks';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import type { ListColumn } from './list';

export interface ListColumnChoice<R> {
  /** Those that are shown. */
  readonly columns: readonly ListColumn<R>[];
  /** All that there are to choose from; none where no column is optional. */
  readonly choices: readonly (readonly [key: string, title: string])[];
  readonly toggle: (key: string) => void;
}

/** The columns of a list that are shown: all but the optional ones, unless the viewer chose others in this browser. */
export function useListColumns<R>(title: string, all: readonly ListColumn<R>[]): ListColumnChoice<R> {
  const standard = all.filter(({ isOptional }) => isOptional).map(({ key }) => key);
  const [hidden, setHidden] = useLocalStorage<readonly string[]>({
    key: `footfall-list-${title.toLowerCase()}`,
    defaultValue: standard,
    getInitialValueInEffect: false,
  });
  const isChosen = standard.length > 0;
  const columns = isChosen ? all.filter(({ key }) => !hidden.includes(key)) : all;
  return {
    columns,
    choices: isChosen ? all.map((column) => [column.key, column.title] as const) : [],
    toggle: (key) => {
      const isShown = columns.some((column) => column.key === key);
      if (!isShown || columns.length > 1) {
        setHidden(isShown ? [...hidden, key] : hidden.filter((other) => other !== key));
      }
    },
  };
}

/** Which columns a list shows, where some may be chosen. */
export function ListColumns<R>({ choice }: { readonly choice: ListColumnChoice<R> }) {
  return choice.choices.length === 0 ? null : (
    <ChoiceButton
      label="Columns"
      text="Columns"
      choices={choice.choices}
      chosen={choice.columns.map(({ key }) => key)}
      onChoose={choice.toggle}
      isSeveral
    />
  );
}
