import { sql, SQLDialect } from '@codemirror/lang-sql';
import { LanguageSupport } from '@codemirror/language';
import type { SqlSchemaAnswer } from '../../api/schema';
import { valueCompletion } from './valueCompletion';

/** Databases that SQL has to name; the standard one has another name for each set of rights, and needs none. */
const NAMED: readonly string[] = ['cvat', 'datagrok', 'system'];

const KEYWORDS =
  'select distinct from where prewhere group by having order asc desc limit offset with fill step as and or not in is null between like ilike union all join left right inner outer on using array case when then else end interval over partition';

/** SQL with the tables, columns, functions, macros and values there are; all are completed as they are written, for names of functions mind their case. */
export function sqlLanguage(schema: SqlSchemaAnswer | undefined, variables: readonly string[]): LanguageSupport {
  const dialect = SQLDialect.define({
    keywords: KEYWORDS,
    builtin: [...(schema?.functions ?? []), ...variables].join(' '),
    types: 'String UInt8 UInt32 UInt64 Int64 Float64 DateTime DateTime64 Date Array Nullable',
    hashComments: true,
    identifierQuotes: '`"',
  });
  const base = sql({ dialect, schema: tablesOf(schema) });
  return new LanguageSupport(base.language, [
    base.support,
    base.language.data.of({ autocomplete: valueCompletion(variables) }),
  ]);
}

/** Columns by the name that a statement has to write for their table. */
export function tablesOf(schema: SqlSchemaAnswer | undefined): Record<string, string[]> {
  return Object.fromEntries(
    (schema?.tables ?? []).map(({ database, name, columns }) => [
      NAMED.includes(database) ? `${database}.${name}` : name,
      columns.map((column) => column.name),
    ]),
  );
}
