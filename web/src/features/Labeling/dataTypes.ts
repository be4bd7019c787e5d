/** Types of data that projects have, as platforms call them. A project may have another; the address knows it. */
const KNOWN: readonly (readonly [type: string, title: string])[] = [
  ['images', 'Images'],
  ['videos', 'Videos'],
  ['volumes', 'Volumes'],
  ['point_clouds', 'Point clouds'],
  ['point_cloud_episodes', 'Point cloud episodes'],
  ['unknown', 'Not told'],
];

/** What may be chosen: the known types, and what is chosen already. */
export function dataTypeChoices(chosen: readonly string[]): readonly (readonly [string, string])[] {
  const others = chosen.filter((type) => !KNOWN.some(([known]) => known === type));
  return [...KNOWN, ...others.map((type) => [type, type] as const)];
}

/** What the button says. */
export function dataTypeText(chosen: readonly string[]): string {
  const titles = dataTypeChoices(chosen)
    .filter(([type]) => chosen.includes(type))
    .map(([, title]) => title);
  return titles.length === 0 ? 'All data types' : titles.join(', ');
}

/** The chosen types with one more or less; none stands for all. */
export function toggled(chosen: readonly string[], type: string): string[] | undefined {
  const next = chosen.includes(type) ? chosen.filter((one) => one !== type) : [...chosen, type];
  return next.length === 0 ? undefined : next;
}
