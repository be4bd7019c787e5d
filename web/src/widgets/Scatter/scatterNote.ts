import type { PointOf } from '../../app/filters/show';
import { bucketWidth } from '../format/durations';
import { counted, exact } from '../format/numbers';
import { MOST_LINES, thingOf, type PointsAnswer } from './scatterPoints';

/** What size and colour mean, and what is shown of how much. Events of nobody are no points; lines that are not drawn are in the table. */
export function noteOf(answer: PointsAnswer | undefined, of: PointOf): string {
  if (!answer) {
    return 'size: events, colour: user';
  }

  const { rows, points, events, bucket_seconds: width } = answer;
  const things = new Set(rows.map((row) => thingOf(row, of))).size;
  const lines = things > MOST_LINES ? `the ${exact(MOST_LINES)} most used of ` : '';
  const shown = rows.length < points ? `; the ${exact(rows.length)} largest of ${counted(points, 'points')}` : '';
  return `size: events per ${bucketWidth(width)}, colour: user; ${counted(events, 'events')} of users${shown} in ${lines}${counted(things, `${of}s`)}`;
}
