/** What was typed. */
export interface NewPassword {
  readonly current: string;
  readonly password: string;
  readonly again: string;
}

/** What is missing or wrong, by field. How long a password must be, the server says. */
export function mistakesOf(entry: NewPassword, isFirst: boolean): Partial<Record<keyof NewPassword, string>> {
  return {
    ...(!isFirst && entry.current === '' && { current: 'Enter the password you have now.' }),
    ...(entry.password === '' && { password: 'Enter a new password.' }),
    ...(entry.password !== entry.again && { again: 'This is not the same as the field above.' }),
  };
}
