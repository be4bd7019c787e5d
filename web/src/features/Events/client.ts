/**
 * What to filter by for a name out of the chart of browsers: `Chrome 142` is the client *Chrome* in version *142*. A name
 * without a version at its end stands for the client alone.
 */
export function clientOf(name: string): { client: string; version: string | null } {
  const match = /^(.*\S) (\d\S*)$/.exec(name);
  return match?.[1] && match[2] ? { client: match[1], version: match[2] } : { client: name, version: null };
}
