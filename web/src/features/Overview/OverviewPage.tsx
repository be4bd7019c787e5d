import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { useFilters } from '../../app/filters/useFilters';
import { Answer } from '../../widgets/states/Answer';
import { Charts } from './Charts';
import { Figures } from './Figures';
import { NothingHere } from './NothingHere';
import classes from './Overview.module.css';
import { comparedParams } from './params';

const FIGURES_HEIGHT = 66;

/** Who uses the platform, how much, and when: figures, then the same over time, by package, by user, by hour. */
export function OverviewPage() {
  const { params, compares } = useFilters();
  const question = ask('/api/v1/usage/overview/figures', comparedParams(params, compares));
  const figures = useQuery(question);
  const events = figures.data?.rows.find((figure) => figure.key === 'overview.events');
  const isEmpty = events?.value === 0 && !figures.isPlaceholderData;
  return (
    <div className={classes.page}>
      <Answer query={figures} queryKey={question.queryKey} height={FIGURES_HEIGHT}>
        {(answer) => <Figures figures={answer.rows} />}
      </Answer>
      {isEmpty ? <NothingHere /> : <Charts />}
    </div>
  );
}
