export type ParamValue = string | number | readonly string[] | null | undefined;
export type Params = Readonly<Record<string, ParamValue>>;

/** Characters that an address may hold as they are; they keep `scope=create:project` readable. */
const READABLE = /%(3A|2F|2C|40)/g;

function encode(text: string): string {
  return encodeURIComponent(text).replace(READABLE, decodeURIComponent).replace(/%20/g, '+');
}

function pairs(name: string, value: ParamValue): string[] {
  if (value == null || value === '') {
    return [];
  }

  const values = typeof value === 'object' ? value : [String(value)];
  return values.map((v) => `${encode(name)}=${encode(v)}`);
}

/** `?a=1&b=2&b=3`; empty when nothing is set. Lists repeat their name. */
export function queryText(params: Params): string {
  const all = Object.entries(params).flatMap(([name, value]) => pairs(name, value));
  return all.length === 0 ? '' : `?${all.join('&')}`;
}

/** The address of a route with its parameters; `{id}` in the route takes the value of that name. */
export function address(route: string, params: Params = {}): string {
  const used = new Set<string>();
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => {
    used.add(name);
    return encodeURIComponent(String(params[name]));
  });
  return path + queryText(Object.fromEntries(Object.entries(params).filter(([name]) => !used.has(name))));
}
