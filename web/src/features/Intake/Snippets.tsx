import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { SenderEntry } from '../../api/schema';
import { CodeBlock } from '../../widgets/CodeBlock/CodeBlock';
import { FirstEventMark } from './FirstEventMark';
import { firstEventBy } from './firstEvents';
import classes from './Intake.module.css';
import { Section } from './Section';
import { snippetsFor, type Snippet } from './snippets';

interface SnippetsProps {
  readonly senders: readonly SenderEntry[];
  /** A token that was made on this page; null for none. */
  readonly token: string | null;
}

/** How to send by each protocol, and whether anything has come by it. */
export function Snippets({ senders, token }: SnippetsProps) {
  const [now] = useState(() => new Date());
  const snippets = snippetsFor({ origin: window.location.origin, token: token ?? 'TOKEN', now });
  return (
    <Section id="send" title="Send events">
      <Tabs defaultValue="canonical" variant="pills" keepMounted={false} classNames={{ tab: classes.tab ?? '' }}>
        <Tabs.List aria-label="Protocols">
          {snippets.map(({ id, title, protocols }) => (
            <Tabs.Tab key={id} value={id}>
              {firstEventBy(senders, protocols) && (
                <span className={classes.received} title="Events have come by it">
                  ✓
                </span>
              )}
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map((snippet) => (
          <Tabs.Panel key={snippet.id} value={snippet.id}>
            <Content snippet={snippet} senders={senders} hasToken={token !== null} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Section>
  );
}

interface ContentProps {
  readonly snippet: Snippet;
  readonly senders: readonly SenderEntry[];
  readonly hasToken: boolean;
}

function Content({ snippet, senders, hasToken }: ContentProps) {
  const first = firstEventBy(senders, snippet.protocols);
  return (
    <div className={classes.snippet}>
      <p className={classes.words}>
        {snippet.words}
        {!hasToken && ' Put an ingest token in the place of TOKEN.'}
      </p>
      {snippet.blocks.map(({ title, text }) => (
        <div key={title}>
          <h3 className={classes.blockTitle}>{title}</h3>
          <CodeBlock text={text} label={`Copy: ${title}`} />
        </div>
      ))}
      <p className={classes.words} role="status" data-first-event={first ? 'received' : 'waiting'}>
        {first ? `First event received, from ${first.token}: ` : 'First event: '}
        <FirstEventMark time={first?.time ?? null} />
      </p>
    </div>
  );
}
