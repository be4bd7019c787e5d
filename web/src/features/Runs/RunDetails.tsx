import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { PanelHead, PanelSection } from '../../widgets/ContextPanel/Panel';
import { JsonTree } from '../../widgets/JsonTree/JsonTree';
import { Answer } from '../../widgets/states/Answer';
import { Stack } from './ErrorCard';
import { RunFacts } from './RunFacts';
import { RunFiles } from './RunFiles';
import { RunLink } from './RunLink';
import classes from './Runs.module.css';
import { RunStates } from './RunStates';
import { jsonText, runName, runKey } from './runText';

const HEIGHT = 320;

/** A run in the context panel: its states, its error, what it was given, its files. */
export function RunDetails({ id }: { readonly id: string }) {
  const question = ask('/api/v1/runs/{id}', { id: runKey(id) });
  const answer = useQuery(question);
  return (
    <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
      {(found) => (
        <div className={classes.details}>
          <PanelHead title={<RunLink id={id}>{runName(found.run)}</RunLink>} note={null}>
            <p className={classes.facts}>
              <RunFacts run={found.run} />
            </p>
          </PanelHead>
          <PanelSection title="States">
            <RunStates answer={found} />
          </PanelSection>
          {found.error != null && (
            <PanelSection title="Error">
              <Stack text={found.error} />
            </PanelSection>
          )}
          {found.inputs != null && (
            <PanelSection title="Inputs">
              <JsonTree text={jsonText(found.inputs)} label="Inputs" />
            </PanelSection>
          )}
          <PanelSection title="Files">
            <RunFiles files={found.files} />
          </PanelSection>
          <PanelSection
            title="Log"
            link={
              <RunLink id={id} hash="log">
                Show the log
              </RunLink>
            }
          >
            <RunLink id={id}>Open the page of this run</RunLink>
          </PanelSection>
        </div>
      )}
    </Answer>
  );
}
