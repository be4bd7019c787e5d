import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ask } from '../../api/ask';
import type { ProblemAnswer } from '../../api/schema';
import { Answer } from '../../widgets/states/Answer';
import { Failure } from '../../widgets/states/Failure';
import { CausesOf } from './CausesOf';
import { ProblemButtons } from './ProblemButtons';
import { ProblemChanges } from './ProblemChanges';
import { ProblemConfig } from './ProblemConfig';
import { ProblemErrors } from './ProblemErrors';
import { ProblemFacts } from './ProblemFacts';
import { ProblemHistory } from './ProblemHistory';
import { ProblemLog } from './ProblemLog';
import { ProblemParts } from './ProblemParts';
import { ProblemPeople } from './ProblemPeople';
import { ProblemPlaces } from './ProblemPlaces';
import { ProblemRuns } from './ProblemRuns';
import { ProblemSessions } from './ProblemSessions';
import { ProblemStack } from './ProblemStack';
import classes from './Problems.module.css';
import { useProblemsLive } from './useProblemsLive';

const HEIGHT = 400;

/** One problem: what it says, who met it, what they did before, what people did about it. */
export function ProblemPage() {
  const id = useParams({ strict: false, select: (params) => params.id }) ?? '';
  const question = ask('/api/v1/problems/{id}', { id });
  const answer = useQuery(question);
  useProblemsLive();
  if (answer.isError) {
    return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  }

  return (
    <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
      {(found) => <Problem key={found.id} problem={found} />}
    </Answer>
  );
}

function Problem({ problem }: { readonly problem: ProblemAnswer }) {
  useEffect(() => {
    document.title = `${problem.title} · Footfall`;
  }, [problem.title]);
  return (
    <div className={classes.problem}>
      <header className={classes.top}>
        <h2 className={classes.name}>{problem.title}</h2>
        <p className={classes.facts}>
          <ProblemFacts problem={problem} />
        </p>
        {problem.may_act === true && <ProblemButtons problem={problem} />}
      </header>
      <div className={classes.columns}>
        <div className={classes.column}>
          <ProblemStack problem={problem} />
          <ProblemLog id={problem.id} />
          <ProblemSessions sessions={problem.sessions_before ?? []} />
          <CausesOf id={problem.id} />
          <ProblemErrors problem={problem} />
        </div>
        <div className={classes.column}>
          <ProblemHistory history={problem.history ?? []} />
          <ProblemParts problem={problem} />
          <ProblemPeople people={problem.people ?? []} total={problem.users} />
          <ProblemPlaces places={problem.places ?? []} />
          <ProblemRuns runs={problem.run_list ?? []} />
          <ProblemChanges changes={problem.changes ?? []} firstSeen={problem.first_seen} />
          <ProblemConfig problem={problem} />
        </div>
      </div>
    </div>
  );
}
