const KEY = 'footfall-zone';

export const browserZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

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
export function allZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

/** A zone that this browser can format in; a pasted link may hold anything. */
export function usableZone(zone: string | undefined): string {
  if (!zone) {
    return browserZone;
  }

  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return browserZone;
  }
}
