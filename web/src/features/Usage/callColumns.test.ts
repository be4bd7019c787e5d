import { describe, expect, it } from 'vitest';
import { callColumns, standardColumns, valueOf } from './callColumns';

describe('columns of calls', () => {
  it('are one for each input and output, between what every call has', () => {
    const ids = callColumns('UTC', ['smiles', 'a,b'], ['rows']).map(({ id }) => id);
    expect(ids).toEqual([
      'started',
      'user',
      'function',
      'package',
      'duration',
      'input.smiles',
      'input.a%2Cb',
      'output.rows',
      'status',
      'error',
    ]);
    expect(standardColumns(['smiles'], ['rows'])).not.toContain('package');
  });

  it('show texts as they are, other values as JSON, and what is missing as nothing', () => {
    expect(valueOf('a', { a: 'CCO' })).toMatchObject({ text: 'CCO', filter: 'a=CCO', isJson: false });
    expect(valueOf('a', { a: { n: 1 } })).toMatchObject({ text: '{"n":1}', filter: 'a={"n":1}', isJson: true });
    expect(valueOf('a', { a: null })).toMatchObject({ text: 'null', filter: 'a=null' });
    expect(valueOf('b', { a: 1 })).toEqual({ text: null });
  });
});
