/**
 * Zones that browsers list under the name they had long ago (CLDR keeps a zone's first name for good), and the name that
 * the time-zone database gives them now (its file `backward`). Both mean the same clock.
 */
const NEW_NAMES: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** A zone to choose. */
export interface ZoneName {
  /** As it goes into the address: `Asia/Kolkata`. */
  readonly zone: string;
  /** What it was called before, if that differs: it is found by that too. */
  readonly before?: string;
}

/** Whether this browser can format in a zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The name that a zone has now, when this browser takes it; else the one given. */
export function nameNow(zone: string): string {
  const name = NEW_NAMES[zone];
  return name !== undefined && isZone(name) ? name : zone;
}

/** Zones under their present names, UTC first, each once. */
export function zoneNames(listed: readonly string[]): ZoneName[] {
  const names = listed
    .filter((zone) => zone !== 'UTC')
    .map((zone): ZoneName => {
      const now = nameNow(zone);
      return now === zone ? { zone } : { zone: now, before: zone };
    })
    .filter(({ zone, before }) => before === undefined || !listed.includes(zone));
  return [{ zone: 'UTC' }, ...names.sort((a, b) => (a.zone < b.zone ? -1 : 1))];
}

/** The zones that have what was typed in their name, past or present; blank, `_` and `/` are the same. */
export function zonesLike(zones: readonly ZoneName[], text: string): ZoneName[] {
  const wanted = plain(text);
  return zones.filter(({ zone, before = '' }) => plain(zone).includes(wanted) || plain(before).includes(wanted));
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[_/\s]+/g, ' ');
}
