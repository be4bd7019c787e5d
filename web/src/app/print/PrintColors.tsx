import { variablesOf } from '../theme/theme';

const VARIABLES = Object.entries(variablesOf('light'))
  .map(([name, value]) => `${name}: ${value} !important;`)
  .join('\n');

const CSS = `@media print { :root { color-scheme: light !important; ${VARIABLES} } }`;

/** Paper is white, whatever the colours on the screen are. */
export function PrintColors() {
  return <style>{CSS}</style>;
}
