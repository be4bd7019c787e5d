import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { LabelingFigure } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { Change } from '../../widgets/Figure/Change';
import { percentOf } from '../../widgets/Figure/changeOf';
import { Definition } from '../../widgets/Figure/Definition';
import { counted, exact } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';
import classes from './Labeling.module.css';
import { figureText, figureWords } from './labelingText';

const HEIGHT = 130;
const LESS_IS_BETTER: ReadonlySet<string> = new Set(['time_per_object', 'time_per_review']);

/** The figures of labeling, and the images by their status. */
export function LabelingFigures({ params }: { readonly params: Params }) {
  const { compares } = useFilters();
  const question = ask('/api/v1/labeling/figures', params);
  const figures = useQuery(question);
  return (
    <Answer query={figures} queryKey={question.queryKey} height={HEIGHT}>
      {({ rows, assets }) => (
        <>
          <dl className={classes.figures}>
            {rows.map((figure) => (
              <Figure key={figure.key} figure={figure} compares={compares} />
            ))}
          </dl>
          <p className={classes.assets}>
            {assets.map(({ status, assets: count }) => (
              <span key={status} title={counted(count, 'images')}>
                {status} <strong>{exact(count)}</strong>
              </span>
            ))}
          </p>
        </>
      )}
    </Answer>
  );
}

function Figure({ figure, compares }: { readonly figure: LabelingFigure; readonly compares: boolean }) {
  const { title, definition, unit, value } = figure;
  const isPlain = figureWords(unit) === undefined;
  return (
    <div className={classes.figure}>
      <dt>
        {title}
        <Definition title={title} definition={definition} />
      </dt>
      <dd>
        <span className={classes.value} title={value == null ? undefined : `${exact(value)} ${unit}`}>
          {figureText(value, unit)}
          {isPlain && <span className={classes.unit}>{unit}</span>}
        </span>
        {compares && <Before figure={figure} />}
      </dd>
    </div>
  );
}

/** How it changed; where one of the two could not be divided, only what there was. */
function Before({ figure }: { readonly figure: LabelingFigure }) {
  const { key, unit, value, previous } = figure;
  if (value === null || previous === null) {
    return <span className={classes.before}>before {figureText(previous, unit)}</span>;
  }

  const change_percent = percentOf(value, previous);
  const less_is_better = LESS_IS_BETTER.has(key);
  return <Change figure={{ value, previous, change_percent, less_is_better, unit }} words={figureWords(unit)} />;
}
