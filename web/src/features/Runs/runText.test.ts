import { expect, test } from 'vitest';
import { fileUrl, jsonText, oddTimes, runKey, runName, shareText, shortId, timeText } from './runText';

test('a long id keeps its begin and its end', () => {
  expect(shortId('93cf4220aabbccdd8659')).toBe('93cf4220…8659');
  expect(shortId('r9')).toBe('r9');
});

test('a run without a name is called by its id', () => {
  expect(runName({ name: 'Scout', run_id: 'r9' })).toBe('Scout');
  expect(runName({ name: '', run_id: 'r9' })).toBe('r9');
});

test('nothing is a dash', () => {
  expect([shareText(null), timeText(null)]).toEqual(['–', '–']);
  expect([shareText(0.0607), timeText(4600)]).toEqual(['6.1 %', '4.6 s']);
});

test('text stays text and everything else is JSON', () => {
  expect([jsonText('a "b"'), jsonText({ a: 1 })]).toEqual(['a "b"', '{"a":1}']);
});

test('an address that would run something is none', () => {
  expect([fileUrl('/files/1'), fileUrl('https://x.org/a')]).toEqual(['/files/1', 'https://x.org/a']);
  expect([fileUrl('javascript:alert(1)'), fileUrl('//evil.org/a'), fileUrl(null)]).toEqual([null, null, null]);
});

test('records with odd times are counted', () => {
  expect(oddTimes(1)).toBe('One of its records has an odd time or none, and stands where its number puts it.');
  expect(oddTimes(1234)).toBe('1,234 of its records have an odd time or none, and stand where their numbers put them.');
});

test('an id that is the name of another route stands behind a =', () => {
  expect(runKey('errors')).toBe('=errors');
  expect(runKey('=errors')).toBe('==errors');
  expect(runKey('r9')).toBe('r9');
});
