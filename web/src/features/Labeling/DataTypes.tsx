import { useFilters } from '../../app/filters/useFilters';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { dataTypeChoices, dataTypeText, toggled } from './dataTypes';

/** Which types of data are looked at: those of the projects. */
export function DataTypes() {
  const { search, change } = useFilters();
  const chosen = search.data_type ?? [];
  return (
    <ChoiceButton
      label="Data type"
      text={dataTypeText(chosen)}
      choices={dataTypeChoices(chosen)}
      chosen={chosen}
      isSeveral
      onChoose={(type) => void change({ data_type: toggled(chosen, type) })}
    />
  );
}
