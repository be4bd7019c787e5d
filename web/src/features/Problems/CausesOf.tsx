import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/ask';
import { ChoiceButton } from '../../widgets/ChoiceButton/ChoiceButton';
import { Answer } from '../../widgets/states/Answer';
import { Causes } from './CauseTable';
import { CAUSES, type Cause } from './problemParams';
import { Section } from './Section';

const HEIGHT = 120;
const LIMIT = 10;

/** Which actions this problem follows. */
export function CausesOf({ id }: { readonly id: string }) {
  const [by, setBy] = useState<Cause>('scope');
  const question = ask('/api/v1/problems/causes', { problem: id, period: '30d', by, limit: LIMIT });
  const answer = useQuery(question);
  return (
    <Section
      title="What causes it"
      note="within 10 seconds, over 30 days"
      tools={
        <ChoiceButton<Cause>
          label="Kind of action"
          text={CAUSES.find(([cause]) => cause === by)?.[1] ?? by}
          choices={CAUSES}
          chosen={[by]}
          onChoose={setBy}
        />
      }
    >
      <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
        {({ rows }) => <Causes rows={rows} />}
      </Answer>
    </Section>
  );
}
