import { describe, expect, it } from 'vitest';
import { changeText, kindTitle, numbersOf } from './entityText';

describe('what entities are called', () => {
  it('writes kinds as people do', () => {
    expect(kindTitle('menu_item')).toBe('Menu item');
  });

  it('says what a change was', () => {
    expect(['create:project', 'delete:team', 'add:member', 'train:model'].map(changeText)).toEqual([
      'created',
      'deleted',
      'member added',
      'train',
    ]);
  });
});

describe('hardware', () => {
  it('finds its numbers wherever they lie', () => {
    expect([...numbersOf({ cpu: 8, name: 'x', gpu: [{ memory: 24 }, { memory: 12 }], none: null })]).toEqual([
      ['cpu', 8],
      ['gpu.0.memory', 24],
      ['gpu.1.memory', 12],
    ]);
  });
});
