/** What the reasons of the closed set mean, for people. */
const WORDS: Readonly<Record<string, string>> = {
  invalid_json: 'It is not valid JSON, or no object.',
  missing_scope: 'It has no scope.',
  invalid_scope: 'Its scope is not of the form verb:object.',
  missing_timestamp: 'It has no timestamp.',
  invalid_timestamp: 'Its timestamp cannot be read.',
  invalid_field: 'A member has a wrong type or value.',
  out_of_range: 'A number or a time lies outside of what is taken.',
  too_large: 'It, or a text in it, is larger than what is taken.',
  scope_not_allowed: 'Its sender may not send this scope.',
  excluded: 'A rule of this server leaves such events out.',
};

export function reasonWords(reason: string): string | undefined {
  return WORDS[reason];
}
