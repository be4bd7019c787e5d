import { describe, expect, it } from 'vitest';
import { dataTypeChoices, dataTypeText, toggled } from './dataTypes';

describe('types of data', () => {
  it('are all unless some are chosen', () => {
    expect(dataTypeText([])).toBe('All data types');
    expect(dataTypeText(['volumes', 'images'])).toBe('Images, Volumes');
  });

  it('hold one from the address that nobody knows', () => {
    expect(dataTypeChoices(['maps']).at(-1)).toEqual(['maps', 'maps']);
    expect(dataTypeText(['maps'])).toBe('maps');
  });

  it('are chosen and let go one by one', () => {
    expect(toggled([], 'images')).toEqual(['images']);
    expect(toggled(['images', 'videos'], 'images')).toEqual(['videos']);
    expect(toggled(['images'], 'images')).toBeUndefined();
  });
});
