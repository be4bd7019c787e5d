import { toggled } from '../../app/filters/search';
import { useFilters } from '../../app/filters/useFilters';
import { CATEGORIES, categoryName } from './activityParams';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';

const ANY = 'any';

/** What users have to do to count: any action, or some. */
export function ActionFilter() {
  const { search, change } = useFilters();
  const chosen = search.category ?? [];
  return (
    <ChoiceButton<string>
      label="Action"
      text={`Action: ${chosen.length === 0 ? 'Any' : chosen.map(categoryName).join(', ')}`}
      choices={[[ANY, 'Any'], ...CATEGORIES]}
      chosen={chosen.length === 0 ? [ANY] : chosen}
      isSeveral
      onChoose={(value) => {
        void change({ category: value === ANY ? undefined : toggled(chosen, value) });
      }}
    />
  );
}
