import { describe, expect, it } from 'vitest';
import { isZone, nameNow, zoneNames, zonesLike } from './zoneNames';

const zones = zoneNames(Intl.supportedValuesOf('timeZone'));

describe('a zone', () => {
  it.each([
    ['Kolkata', 'Asia/Kolkata'],
    ['ho chi', 'Asia/Ho_Chi_Minh'],
    ['Ho_Chi_Minh', 'Asia/Ho_Chi_Minh'],
    ['kyiv', 'Europe/Kyiv'],
    ['Yangon', 'Asia/Yangon'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['nuuk', 'America/Nuuk'],
    ['asia/kol', 'Asia/Kolkata'],
  ])('is found by its present name: %s', (text, zone) => {
    expect(zonesLike(zones, text).map((z) => z.zone)).toEqual([zone]);
  });

  it.each([
    ['Calcutta', 'Asia/Kolkata'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
    ['kiev', 'Europe/Kyiv'],
  ])('is found by its former name: %s', (text, zone) => {
    expect(zonesLike(zones, text).map((z) => z.zone)).toEqual([zone]);
  });

  it('stands in the list once, under a name that this runtime takes', () => {
    const names = zones.map((z) => z.zone);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((zone) => !isZone(zone))).toEqual([]);
    expect(names).not.toContain('Asia/Calcutta');
    expect(names[0]).toBe('UTC');
  });

  it('is not listed twice by a browser that knows both names', () => {
    expect(zoneNames(['Asia/Calcutta', 'Asia/Kolkata'])).toEqual([{ zone: 'UTC' }, { zone: 'Asia/Kolkata' }]);
  });

  it('of any other name keeps it', () => {
    expect(nameNow('Europe/Berlin')).toBe('Europe/Berlin');
    expect(nameNow('Asia/Calcutta')).toBe('Asia/Kolkata');
    expect(isZone('Foo/Bar')).toBe(false);
  });
});
