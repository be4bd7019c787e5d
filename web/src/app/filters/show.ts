/**
 * Something that was selected on a page and that the context panel shows. In the address: `show=user:u42`, repeated for
 * several. An event or a rejected record is always shown alone; users, packages, times and hours stand beside each other.
 */
export type Selected =
  | { readonly kind: 'user' | 'package'; readonly id: string }
  | { readonly kind: 'time'; readonly from: string; readonly to: string }
  | HoursSelected
  | { readonly kind: 'event'; readonly id: string; readonly time: string }
  | { readonly kind: 'rejection'; readonly id: string }
  | { readonly kind: 'work'; readonly id: string }
  | { readonly kind: 'stat'; readonly id: string }
  | { readonly kind: 'run'; readonly id: string }
  | { readonly kind: 'problem'; readonly id: string }
  | { readonly kind: 'entity'; readonly id: string }
  | PointSelected;

/** A point of a scatter plot: what one user did with one thing in one stretch of time. */
export interface PointSelected {
  readonly kind: 'point';
  readonly of: PointOf;
  readonly from: string;
  readonly to: string;
  readonly user: string;
  /** Package of a function; of a package its own name; empty for a kind of events. */
  readonly package: string;
  readonly thing: string;
}

/** What scatter plots show beside time and user. */
export const POINT_KINDS = ['package', 'function', 'kind'] as const;
export type PointOf = (typeof POINT_KINDS)[number];

/** Cells of the week in the viewer's zone. Both pairs name the first and the last that is in it: weekday 1 is Monday. */
export interface HoursSelected {
  readonly kind: 'hours';
  readonly weekdays: readonly [first: number, last: number];
  readonly hours: readonly [first: number, last: number];
}

/** `user:u42`, `package:Chem`, `time:FROM..TO`, `hours:1-5@9-17`, `event:ID@TIME`, `rejection:ID`, `work:QUERY of the row`, `stat:users.signups`, `run:r9`, `problem:0f3a...`, `entity:project:12`, `point:function~FROM..TO~USER~PACKAGE~THING`. */
export function showText(selected: Selected): string {
  switch (selected.kind) {
    case 'time':
      return `time:${selected.from}..${selected.to}`;
    case 'hours':
      return `hours:${selected.weekdays.join('-')}@${selected.hours.join('-')}`;
    case 'event':
      return `event:${selected.id}@${selected.time}`;
    case 'point':
      return pointText(selected);
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
  switch (kind) {
    case 'user':
    case 'package':
    case 'rejection':
    case 'work':
    case 'stat':
    case 'run':
    case 'problem':
    case 'entity':
      return rest ? { kind, id: rest } : null;
    case 'time':
      return readTime(rest);
    case 'hours':
      return readHours(rest);
    case 'event':
      return readEvent(rest);
    case 'point':
      return readPoint(rest);
    default:
      return null;
  }
}

function readTime(text: string): Selected | null {
  const [from = '', to = ''] = text.split('..');
  return Date.parse(from) < Date.parse(to) ? { kind: 'time', from, to } : null;
}

function readEvent(text: string): Selected | null {
  const [id = '', time = ''] = text.split('@');
  return id && !Number.isNaN(Date.parse(time)) ? { kind: 'event', id, time } : null;
}

/** Parts are told apart by a sign that none of them holds. */
function partText(part: string): string {
  return encodeURIComponent(part).replaceAll('~', '%7E');
}

function pointText({ of, from, to, user, package: owner, thing }: PointSelected): string {
  return `point:${of}~${from}..${to}~${[user, owner, thing].map(partText).join('~')}`;
}

function readPoint(text: string): PointSelected | null {
  const [of, span = '', ...parts] = text.split('~');
  const [from = '', to = ''] = span.split('..');
  const [user = '', owner = '', thing = ''] = parts.map(decoded);
  const known = POINT_KINDS.find((kind) => kind === of);
  return known && user && thing && Date.parse(from) < Date.parse(to)
    ? { kind: 'point', of: known, from, to, user, package: owner, thing }
    : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function readHours(text: string): HoursSelected | null {
  const match = /^(\d+)-(\d+)@(\d+)-(\d+)$/.exec(text);
  if (!match) {
    return null;
  }

  const [day1 = 0, day2 = 0, hour1 = 0, hour2 = 0] = match.slice(1).map(Number);
  const isWeek = day1 >= 1 && day1 <= day2 && day2 <= 7;
  return isWeek && hour1 <= hour2 && hour2 <= 23
    ? { kind: 'hours', weekdays: [day1, day2], hours: [hour1, hour2] }
    : null;
}

/** The ids of one kind. */
export function idsOf(selected: readonly Selected[], kind: 'user' | 'package'): string[] {
  return selected.flatMap((s) => (s.kind === kind ? [s.id] : []));
}

/** The selected of one kind. */
export function ofKind<K extends Selected['kind']>(
  selected: readonly Selected[],
  kind: K,
): Extract<Selected, { kind: K }>[] {
  return selected.filter((s): s is Extract<Selected, { kind: K }> => s.kind === kind);
}
