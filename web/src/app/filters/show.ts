/** Something that was selected on a page and that the context panel shows. In the address: `show=user:u42`. */
export type Selected =
  | { readonly kind: 'user' | 'package'; readonly id: string }
  | { readonly kind: 'time'; readonly from: string; readonly to: string }
  | { readonly kind: 'event'; readonly id: string; readonly time: string };

/** `user:u42`, `package:Chem`, `time:FROM..TO`, `event:ID@TIME`. */
export function showText(selected: Selected): string {
  switch (selected.kind) {
    case 'time':
      return `time:${selected.from}..${selected.to}`;
    case 'event':
      return `event:${selected.id}@${selected.time}`;
    default:
      return `${selected.kind}:${selected.id}`;
  }
}

/** What an address selects; what cannot be read is left out. */
export function readShow(texts: readonly string[] | undefined): Selected[] {
  return (texts ?? []).map(readOne).filter((selected) => selected !== null);
}

function readOne(text: string): Selected | null {
  const colon = text.indexOf(':');
  const [kind, rest] = [text.slice(0, colon), text.slice(colon + 1)];
  if ((kind === 'user' || kind === 'package') && rest) {
    return { kind, id: rest };
  }

  const [first = '', second = ''] = rest.split(kind === 'time' ? '..' : '@');
  if (kind === 'time' && isTime(first) && isTime(second)) {
    return { kind, from: first, to: second };
  }

  return kind === 'event' && first && isTime(second) ? { kind, id: first, time: second } : null;
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

/** The ids of one kind. */
export function idsOf(selected: readonly Selected[], kind: 'user' | 'package'): string[] {
  return selected.filter((s) => s.kind === kind).map((s) => s.id);
}
