import { describe, expect, it } from 'vitest';
import { changeOf, percentOf } from './changeOf';

function figure(value: number, previous: number | null, change_percent: number | null, less_is_better = false) {
  return { value, previous, change_percent, less_is_better };
}

describe('the change of a figure', () => {
  it('is none when nothing is compared', () => {
    expect(changeOf(figure(5, null, null))).toBeNull();
  });

  it('says direction and percent', () => {
    expect(changeOf(figure(346, 219, 58))).toEqual({
      arrow: '▲',
      text: '58.0 %',
      spoken: 'up by 58.0 %',
      judgement: 'better',
    });
    expect(changeOf(figure(2, 6, -66.7))).toMatchObject({ arrow: '▼', spoken: 'down by 66.7 %', judgement: 'worse' });
  });

  it('is judged the other way round where less is better', () => {
    expect(changeOf(figure(9, 3, 200, true))?.judgement).toBe('worse');
    expect(changeOf(figure(1, 3, -66.7, true))?.judgement).toBe('better');
  });

  it('after zero is told as a number, for there is no percentage', () => {
    expect(changeOf(figure(1200, 0, null))).toMatchObject({ arrow: '▲', text: '1,200' });
  });

  it('after zero is told in the words of the figure', () => {
    expect(changeOf(figure(90, 0, null), (value) => `${String(value)} s`)).toMatchObject({
      text: '90 s',
      spoken: 'up by 90 s',
    });
  });

  it('of nothing is neither good nor bad', () => {
    expect(changeOf(figure(37, 37, 0))).toMatchObject({
      arrow: '',
      text: '± 0',
      spoken: 'unchanged',
      judgement: 'same',
    });
  });

  it('is in percent, except after nothing', () => {
    expect(percentOf(3, 2)).toBe(50);
    expect([percentOf(65, 80), percentOf(95, 80)]).toEqual([-18.8, 18.8]);
    expect(percentOf(3, 0)).toBeNull();
    expect(percentOf(3, null)).toBeNull();
  });
});
