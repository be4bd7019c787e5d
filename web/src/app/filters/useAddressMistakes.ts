import { addressMistakes, type AddressMistake } from './addressMistakes';
import { useFilters } from './useFilters';
import { usePeriod } from './usePeriod';

/** What is wrong with the page's address; nothing while the server has not said. */
export function useAddressMistakes(): readonly AddressMistake[] {
  const { search } = useFilters();
  const { error } = usePeriod();
  return addressMistakes(search, error);
}
