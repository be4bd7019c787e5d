import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { FolderAnswer } from '../../api/schema';
import { answersOf } from './connectors';
import classes from './Settings.module.css';

/** What somebody asks who misses something, answered for one folder. */
export function FolderAnswers({ folder }: { readonly folder: FolderAnswer }) {
  return (
    <dl className={classes.answers} aria-label={`Questions about ${folder.path}`}>
      {answersOf(folder).map(({ question, answer, isWell }) => (
        <div key={question} className={classes.answer} data-well={isWell || undefined}>
          <dt>
            {isWell ? (
              <IconCheck size={14} aria-label="Well" role="img" />
            ) : (
              <IconAlertTriangle size={14} aria-label="Look here" role="img" />
            )}
            {question}
          </dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
