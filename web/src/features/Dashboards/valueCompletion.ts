import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';

const VALUES: readonly Completion[] = [
  { label: '{from:DateTime64(3)}', detail: 'begin of the period', type: 'variable' },
  { label: '{to:DateTime64(3)}', detail: 'end of the period, no part of it', type: 'variable' },
  { label: '{interval:UInt32}', detail: 'seconds of a bucket', type: 'variable' },
];
const BUCKET: Completion = { label: '$bucket(time)', detail: 'begin of the bucket of a time', type: 'function' };

/** Macros behind a dollar, values behind a brace, and the dashboard's variables where `$in` takes one. */
export function valueCompletion(variables: readonly string[]) {
  const macros: readonly Completion[] = [
    BUCKET,
    ...variables.map((name) => ({
      label: `$in(${name}, ${name})`,
      detail: 'is among what is chosen',
      type: 'function',
    })),
  ];
  const values: readonly Completion[] = [
    ...VALUES,
    ...variables.flatMap((name) => [
      { label: `{${name}:Array(String)}`, detail: 'what is chosen', type: 'variable' },
      { label: `{${name}_all:UInt8}`, detail: '1 where All is', type: 'variable' },
    ]),
  ];
  const names = variables.map((label) => ({ label, detail: 'a variable', type: 'variable' }));
  return (context: CompletionContext): CompletionResult | null => {
    const argument = context.matchBefore(/\$in\([^()]*(\([^()]*\)[^()]*)*,\s*\w*$/);
    if (argument) {
      const word = context.matchBefore(/\w*$/);
      return { from: word?.from ?? context.pos, options: names };
    }

    const begun = context.matchBefore(/[${][\w:(]*$/);
    return begun
      ? { from: begun.from, options: [...(begun.text.startsWith('$') ? macros : values)], filter: true }
      : null;
  };
}
