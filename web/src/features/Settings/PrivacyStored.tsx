import type { PrivacyTestAnswer } from '../../api/schema';
import classes from './PrivacyTestBox.module.css';
import { ruleText } from './privacyTest';

/** What would be stored, and which rules took something out. */
export function PrivacyStored({ answer }: { readonly answer: PrivacyTestAnswer }) {
  return (
    <>
      <p className={classes.label}>This would be stored:</p>
      <pre className={classes.stored}>{answer.text ?? JSON.stringify(answer.event, null, 2)}</pre>
      {answer.hits.length === 0 ? (
        <p className={classes.label}>No rule took anything out.</p>
      ) : (
        <ul className={classes.hits}>
          {answer.hits.map((hit) => (
            <li key={`${hit.rule} ${hit.place}`}>
              {hit.count} × {ruleText(hit.rule)} in <code>{hit.place}</code>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
