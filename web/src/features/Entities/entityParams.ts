import type { Params } from '../../api/address';
import type { Search } from '../../app/filters/search';

/** `project:12`, as filters take it. */
export function entityText(kind: string, id: string): string {
  return `${kind}:${id}`;
}

/** Kind and id out of `project:12`. */
export function readEntity(text: string): { readonly kind: string; readonly id: string } {
  const colon = text.indexOf(':');
  return { kind: text.slice(0, colon), id: text.slice(colon + 1) };
}

/** Events about an entity in a period, for the API. */
export function aboutParams(period: Params, kind: string, id: string): Params {
  return { ...period, entity: [entityText(kind, id)] };
}

/** The same for the page Events. */
export function aboutSearch(period: Params, kind: string, id: string): Search {
  const text = (name: string) => (typeof period[name] === 'string' ? { [name]: period[name] } : {});
  return { ...text('period'), ...text('from'), ...text('to'), ...text('tz'), entity: [entityText(kind, id)] };
}
