import { Button } from '@mantine/core';
import { Message } from '../../widgets/states/Message';
import { mended, mendWords, type AddressMistake } from '../filters/addressMistakes';
import { useFilters } from '../filters/useFilters';
import { browserZone, rememberZone } from '../filters/zone';
import { useFocusReturn } from './useFocusReturn';

/** In the place of a page over a time when its address names none that can be read: said once for all of the page. */
export function WrongAddress({ mistakes }: { readonly mistakes: readonly AddressMistake[] }) {
  const { change } = useFilters();
  useFocusReturn();
  const mend = () => {
    const patch = mended(mistakes);
    if ('tz' in patch) {
      rememberZone(browserZone);
    }

    void change(patch);
  };
  return (
    <Message title="The address of this page cannot be read" role="alert">
      {mistakes.map(({ name, words }) => (
        <p key={name}>
          <code>{name}</code> {words}
        </p>
      ))}
      <Button onClick={mend}>{mendWords(mistakes, browserZone)}</Button>
    </Message>
  );
}
