import { expect, it } from 'vitest';
import { problemText } from './problemText';

it('says type and message, else function or scope', () => {
  const of = (payload: string | null, call: string | null = null) =>
    problemText({ scope: 'call:function', function: call, payload });
  expect([
    of('{"type":"TypeError","message":"no"}'),
    of('{"error":"lost"}'),
    of('[1]', 'Chem:fit'),
    of('{not', null),
    of(null),
  ]).toEqual(['TypeError: no', 'lost', 'Chem:fit', 'call:function', 'call:function']);
});
