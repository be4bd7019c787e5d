import { useState } from 'react';
import { Figure } from '../../widgets/Figure/Figure';
import { useFilters } from '../../app/filters/useFilters';
import { globalPart } from '../../app/filters/search';
import type { IntakeAnswer } from '../../api/schema';
import { Answer } from '../../widgets/states/Answer';
import classes from './Intake.module.css';
import { PrivacyTestBox } from '../Settings/PrivacyTestBox';
import { SettingsFrame } from '../Settings/SettingsFrame';
import { intakeFigures } from './intakeFigures';
import { ReceiptTable } from './ReceiptTable';
import { RejectionTable } from './RejectionTable';
import { Section } from './Section';
import { SenderTable } from './SenderTable';
import { Snippets } from './Snippets';
import { Trouble } from './Trouble';
import { receiptsQuestion, stateQuestion, useIntake } from './useIntake';

const STATE_HEIGHT = 320;
const RECEIPTS_HEIGHT = 160;

/** How taking in goes: rates and trouble, senders and their first events, how to send, the last requests, what was not taken. */
export function IntakePage() {
  const { state, receipts } = useIntake();
  const [token, setToken] = useState<string | null>(null);
  return (
    <SettingsFrame>
      <Answer query={quiet(state)} queryKey={stateQuestion.queryKey} height={STATE_HEIGHT}>
        {(answer) => (
          <div className={classes.state}>
            <Trouble sentences={answer.trouble} />
            <Figures state={answer} />
            <div className={classes.columns}>
              <SenderTable senders={answer.senders} onToken={setToken} />
              <Snippets senders={answer.senders} token={token} />
            </div>
          </div>
        )}
      </Answer>
      <Section
        id="receipts"
        title="Last requests"
        note="The newest 200 of known senders and 50 of strangers; the list begins anew when the server starts."
      >
        <Answer query={quiet(receipts)} queryKey={receiptsQuestion.queryKey} height={RECEIPTS_HEIGHT}>
          {(answer) => <ReceiptTable receipts={answer.rows} />}
        </Answer>
      </Section>
      <Section
        id="rejections"
        title="Rejections"
        note="As they were sent, with the reason. After a rule or a setting was mended they can be replayed: they are read again as if they came now, and nothing is stored twice."
      >
        <RejectionTable />
      </Section>
      <Section
        id="privacy"
        title="Privacy"
        note="Passwords, tokens, mail addresses, card numbers and IP addresses are taken out of events before anything is written. The settings Privacy:... say which."
      >
        <PrivacyTestBox />
      </Section>
    </SettingsFrame>
  );
}

/** What looks again every few seconds must not say so each time. */
function quiet<T extends { readonly data: unknown; readonly isFetching: boolean }>(query: T): T {
  return { ...query, isFetching: query.isFetching && query.data === undefined };
}

function Figures({ state }: { readonly state: IntakeAnswer }) {
  const { search } = useFilters();
  return (
    <div className={classes.figures}>
      {intakeFigures(state).map(({ figure, text, hash, about }) => (
        <Figure
          key={figure.key}
          figure={figure}
          {...(text === undefined ? {} : { text })}
          rows={{ to: '/settings/intake', search: globalPart(search), hash, title: about }}
        />
      ))}
    </div>
  );
}
