import { describe, expect, it } from 'vitest';
import { letGo, NOTHING_EDITED, stay, turnTo } from './editing';

const open = turnTo(NOTHING_EDITED, 'a');
const changed = { ...open, isChanged: true };

describe('turning to another panel', () => {
  it('happens at once where nothing was changed', () => {
    expect(turnTo(open, 'b').edited).toEqual({ id: 'b' });
    expect(turnTo(open, null)).toEqual(NOTHING_EDITED);
  });

  it.each(['b', null])('asks where something was: %s', (id) => {
    expect(turnTo(changed, id)).toEqual({ ...changed, waiting: id });
  });

  it('asks nothing for the same panel, which comes into view again', () => {
    const again = turnTo(changed, 'a');
    expect(again).toEqual(changed);
    expect(again.edited).not.toBe(changed.edited);
  });
});

describe('the answer', () => {
  it.each(['b', null])('lets the changes go: %s', (id) => {
    expect(letGo(turnTo(changed, id))).toEqual(turnTo(NOTHING_EDITED, id));
  });

  it('keeps them', () => {
    expect(stay(turnTo(changed, 'b'))).toEqual(changed);
  });
});
