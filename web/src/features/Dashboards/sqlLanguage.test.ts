import { CompletionContext, type CompletionResult, type CompletionSource } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import type { SqlSchemaAnswer } from '../../api/schema';
import { sqlLanguage, tablesOf } from './sqlLanguage';

const columns = [{ name: 'time', type: 'DateTime' }];
const schema: SqlSchemaAnswer = {
  tables: ['footfall_sql_1', 'cvat', 'datagrok', 'system'].map((database) => ({ database, name: 'events', columns })),
  functions: ['toStartOfDay', 'count'],
};

async function completed(text: string): Promise<string[]> {
  const state = EditorState.create({ doc: text, extensions: [sqlLanguage(schema, ['user'])] });
  const context = new CompletionContext(state, text.length, true);
  const sources = state.languageDataAt<CompletionSource>('autocomplete', text.length);
  const results: (CompletionResult | null)[] = await Promise.all(sources.map((source) => source(context)));
  return results.flatMap((result) => result?.options ?? []).map(({ label }) => label);
}

it('completes functions as the engine knows them', async () => {
  const labels = await completed('select toStartOfD');
  expect(labels).toContain('toStartOfDay');
  expect(labels).not.toContain('TOSTARTOFDAY');
});

it.each([
  ['select $b', '$bucket(time)'],
  ['select $', '$in(user, user)'],
  ['select {fr', '{from:DateTime64(3)}'],
  ['select {us', '{user_all:UInt8}'],
  ['select $in(lower(name), ', 'user'],
])('completes macros and values: %s', async (text, label) => {
  expect(await completed(text)).toContain(label);
});

it('names the database of all tables but those of the standard one', () => {
  expect(Object.keys(tablesOf(schema))).toEqual(['events', 'cvat.events', 'datagrok.events', 'system.events']);
});

it('completes tables with their database', async () => {
  expect(await completed('select * from datagrok.')).toContain('events');
});
