import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PrivacyStored } from './PrivacyStored';

describe('what would be stored', () => {
  it('names the rules and the places', () => {
    const hits = [{ rule: 'keys', place: 'payload.password', count: 2 }];
    const shown = renderToStaticMarkup(createElement(PrivacyStored, { answer: { text: null, event: { a: 1 }, hits } }));
    expect(shown).toContain('2 × secret key in <code>payload.password</code>');
    expect(shown).toContain('&quot;a&quot;: 1');
  });

  it('says when nothing was taken out', () => {
    const shown = renderToStaticMarkup(createElement(PrivacyStored, { answer: { text: '', event: null, hits: [] } }));
    expect(shown).toContain('No rule took anything out.');
  });
});
