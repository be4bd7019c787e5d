import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ask } from '../../api/ask';
import type { RunAnswer } from '../../api/schema';
import { Answer } from '../../widgets/states/Answer';
import { Failure } from '../../widgets/states/Failure';
import { Stack } from './ErrorCard';
import { ProblemsOf } from '../Problems/ProblemsOf';
import { OtherRuns } from './OtherRuns';
import { RunFacts } from './RunFacts';
import { RunFiles } from './RunFiles';
import { RunLog } from './RunLog';
import { RunRecords, RunValue } from './RunValue';
import classes from './Runs.module.css';
import { RunStates } from './RunStates';
import { oddTimes, runName, runKey } from './runText';

const HEIGHT = 400;

/** One run: what became of it, what it was given and made, its log, its files. */
export function RunPage() {
  const id = useParams({ strict: false, select: (params) => params.id }) ?? '';
  const question = ask('/api/v1/runs/{id}', { id: runKey(id) });
  const answer = useQuery(question);
  if (answer.isError) {
    return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  }

  return (
    <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
      {(found) => <Run key={id} answer={found} />}
    </Answer>
  );
}

function Run({ answer }: { readonly answer: RunAnswer }) {
  const { run } = answer;
  const name = runName(run);
  useEffect(() => {
    document.title = `${name} · Footfall`;
  }, [name]);
  return (
    <div className={classes.runPage}>
      <header className={classes.head}>
        <h2 className={classes.name}>{name}</h2>
        <p className={classes.facts}>
          <RunFacts run={run} />
        </p>
        <Troubles answer={answer} />
      </header>
      {answer.error != null && (
        <section className={classes.section} aria-labelledby="error-title">
          <h2 id="error-title" className={classes.title}>
            Error <span className={classes.note}>that its last attempt ended with</span>
          </h2>
          <Stack text={answer.error} />
        </section>
      )}
      <ProblemsOf title="The problems it caused" of={{ run: [run.run_id] }} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <section className={classes.section} aria-labelledby="states-title">
            <h2 id="states-title" className={classes.title}>
              States
            </h2>
            <RunStates answer={answer} />
          </section>
          <RunLog id={run.run_id} />
          <RunRecords title="Actions" records={answer.actions} />
          <RunRecords title="Results on the way" records={answer.results} />
        </div>
        <div className={classes.column}>
          <RunValue title="Inputs" value={answer.inputs} none="It was given nothing that was told." />
          <RunValue title="Final result" value={answer.outputs} none="It returned nothing that was told." />
          <section className={classes.section} aria-labelledby="files-title">
            <h2 id="files-title" className={classes.title}>
              Files
            </h2>
            <RunFiles files={answer.files} />
          </section>
          <RunValue title="Configuration" note="secrets masked" value={answer.config} />
          <RunValue title="Known from its connector" value={answer.meta} />
          <OtherRuns run={run} others={answer.others} />
        </div>
      </div>
    </div>
  );
}

/** What keeps the page from telling all, or all of it right. */
function Troubles({ answer }: { readonly answer: RunAnswer }) {
  return (
    <>
      {answer.unreadable != null && (
        <p className={classes.trouble} role="status">
          Its records cannot be read: {answer.unreadable}
        </p>
      )}
      {answer.odd_times > 0 && (
        <p className={classes.trouble} role="status">
          {oddTimes(answer.odd_times)}
        </p>
      )}
    </>
  );
}
