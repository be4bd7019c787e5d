import { describe, expect, it } from 'vitest';
import { matching } from '../../widgets/DataTable/useValues';
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

  it('are narrowed by their own values, without the name before them', () => {
    const [smiles] = callColumns('UTC', ['smiles'], []).filter(({ id }) => id === 'input.smiles');
    const values = ['smiles=CCO', 'smiles=', 'n=6'].map((value) => ({ value, name: '', events: 1 }));
    expect(smiles?.filter).toEqual({ kind: 'values', name: 'input', prefix: 'smiles=' });
    expect(matching(values, '', 'smiles=').map(({ value }) => value)).toEqual(['smiles=CCO', 'smiles=']);
    expect(matching(values, 'smi', 'smiles=')).toEqual([]);
  });

  it('show texts as they are, other values as JSON, and what is missing as nothing', () => {
    expect(valueOf('a', { a: 'CCO' })).toMatchObject({ text: 'CCO', filter: 'a=CCO', isJson: false });
    expect(valueOf('a', { a: { n: 1 } })).toMatchObject({ text: '{"n":1}', filter: 'a={"n":1}', isJson: true });
    expect(valueOf('a', { a: null })).toMatchObject({ text: 'null', filter: 'a=null' });
    expect(valueOf('b', { a: 1 })).toEqual({ text: null });
  });
});
