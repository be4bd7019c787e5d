import users from '../Users/Users.module.css';
import classes from './Entities.module.css';

/** What else was told of an entity. */
export function Attributes({ attributes }: { readonly attributes: Readonly<Record<string, string>> }) {
  const entries = Object.entries(attributes);
  if (entries.length === 0) {
    return null;
  }

  return (
    <section className={users.section} aria-label="What was told of it">
      <h2 className={users.title}>What was told of it</h2>
      <dl className={classes.fields}>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
