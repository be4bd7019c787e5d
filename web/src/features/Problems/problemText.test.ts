import { describe, expect, it } from 'vitest';
import { actText, agentsText, usersText, versionsText } from './problemText';

const nothing = { version: '', assignee: '', details: '' };

describe('words about problems', () => {
  it('names one user or agent and counts several', () => {
    expect(usersText({ users: 1, user_name: 'Ann' })).toBe('Ann');
    expect(usersText({ users: 3, user_name: 'Ann' })).toBe('3 users');
    expect(usersText({ users: 0, user_name: '' })).toBeNull();
    expect([agentsText({ agents: 2, agent: 'gpu-1' }), agentsText({ agents: 0, agent: '' })]).toEqual([
      '2 agents',
      null,
    ]);
  });

  it('shows the newest version and counts the others', () => {
    expect([versionsText([]), versionsText(['1.2']), versionsText(['1.2', '1.1', '1.0'])]).toEqual([
      null,
      '1.2',
      '1.2 + 2',
    ]);
  });

  it('says what somebody did', () => {
    expect(actText({ ...nothing, action: 'resolve', version: '1.2' })).toBe('resolved it in 1.2');
    expect(actText({ ...nothing, action: 'resolve' })).toBe('resolved it');
    expect(actText({ ...nothing, action: 'assign' })).toBe('took the assignee off');
    expect(actText({ ...nothing, action: 'assign', assignee: 'ann' })).toBe('assigned it to ann');
    expect(actText({ ...nothing, action: 'snooze', events: 5 })).toBe('snoozed it until it happens 5 times more');
    expect(actText({ ...nothing, action: 'undo', details: 'resolve' })).toBe('undid: resolve');
    expect(actText({ ...nothing, action: 'regroup', details: 'of 1a 2b' })).toBe(
      'made it of 1a 2b: errors are grouped by other rules',
    );
  });
});
