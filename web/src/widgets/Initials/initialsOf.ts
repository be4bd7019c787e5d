/** `AO` of `Ann Okafor`, `ann.okafor` and `ann.okafor@acme.example`; `A` of `ann`. */
export function initialsOf(name: string): string {
  const [person = ''] = name.split('@');
  const parts = person.split(/[\s._-]+/u).filter((part) => part !== '');
  const [first, ...rest] = parts;
  return [first, rest.at(-1)].map((part) => letterOf(part)).join('');
}

function letterOf(part: string | undefined): string {
  return part === undefined ? '' : (Array.from(part)[0] ?? '').toLocaleUpperCase();
}
