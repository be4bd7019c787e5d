import type { PrivacyTest } from '../../api/schema';

/** Names of the rules, for people. */
const RULES: Readonly<Record<string, string>> = {
  keys: 'secret key',
  mails: 'mail address',
  secrets: 'token or private key',
  cards: 'card number',
  ips: 'IP address',
  user_emails: "user's mail address",
};

/** What to ask the server: an event where the input is a JSON object, else a text. */
export function requestOf(input: string): PrivacyTest {
  const event = objectOf(input);
  return event === undefined ? { text: input, event: null } : { text: null, event };
}

/** A rule in words; a rule that is new to this page by its own name. */
export function ruleText(rule: string): string {
  return RULES[rule] ?? rule;
}

function objectOf(input: string): object | undefined {
  try {
    const value: unknown = JSON.parse(input);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
