import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { PanelHead, PanelSection } from '../../widgets/ContextPanel/Panel';
import { JsonTree } from '../../widgets/JsonTree/JsonTree';
import { Answer } from '../../widgets/states/Answer';
import { Stack } from '../Runs/ErrorCard';
import { ProblemButtons } from './ProblemButtons';
import { ProblemFacts } from './ProblemFacts';
import { ProblemHistory } from './ProblemHistory';
import { ProblemLink } from './ProblemLink';
import classes from './Problems.module.css';

const HEIGHT = 320;

/** A problem in the context panel: how it stands, its stack, its configuration, what was done about it. */
export function ProblemDetails({ id }: { readonly id: string }) {
  const question = ask('/api/v1/problems/{id}', { id });
  const answer = useQuery(question);
  return (
    <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
      {(problem) => (
        <div className={classes.column}>
          <PanelHead title={<ProblemLink id={id}>{problem.title}</ProblemLink>} note={null}>
            <p className={classes.facts}>
              <ProblemFacts problem={problem} />
            </p>
            {problem.may_act === true && <ProblemButtons problem={problem} />}
          </PanelHead>
          <PanelSection
            title="Stack"
            link={
              <ProblemLink id={id} hash="log">
                Show log
              </ProblemLink>
            }
          >
            <Stack text={problem.stack || problem.message || problem.title} />
          </PanelSection>
          {problem.config != null && (
            <PanelSection title="Config">
              <JsonTree text={JSON.stringify(problem.config)} label="Config" />
            </PanelSection>
          )}
          <ProblemHistory history={problem.history ?? []} />
        </div>
      )}
    </Answer>
  );
}
