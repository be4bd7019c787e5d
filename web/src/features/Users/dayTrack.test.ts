import { expect, it } from 'vitest';
import { dayTrack } from './dayTrack';

it('places a session on the clock of its day', () => {
  expect(dayTrack('2024-06-03T10:00:00Z', '2024-06-03T16:00:00Z', 'Europe/Berlin')).toEqual({ left: 50, width: 25 });
});

it('ends at midnight what goes on', () => {
  expect(dayTrack('2024-06-03T18:00:00Z', '2024-06-05T16:00:00Z', 'UTC')).toEqual({ left: 75, width: 25 });
});
