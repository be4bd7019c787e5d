import { isZone, nameNow, zoneNames, type ZoneName } from './zoneNames';

const KEY = 'footfall-zone';

export const browserZone: string = nameNow(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');

/** The zone chosen earlier in this browser; undefined when it is the browser's own. */
export function rememberedZone(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberZone(zone: string): void {
  try {
    if (zone === browserZone) {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, zone);
    }
  } catch {
    // Storage may be switched off; then the address alone holds the zone.
  }
}

/** All zones that the browser knows, UTC first. */
export function allZones(): ZoneName[] {
  return zoneNames(Intl.supportedValuesOf('timeZone'));
}

/** A zone that this browser can format in; a pasted link may hold anything, which the page says then. */
export function usableZone(zone: string | undefined): string {
  return zone && isZone(zone) ? zone : browserZone;
}
