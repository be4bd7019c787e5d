import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './Intake.module.css';

/** What is wrong with taking in; nothing when nothing is. */
export function Trouble({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <div role="alert" className={sentences.length > 0 ? classes.trouble : 'visually-hidden'}>
      {sentences.length > 0 && (
        <>
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden="true" />
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
