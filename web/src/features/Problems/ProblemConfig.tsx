import type { ProblemAnswer } from '../../api/schema';
import { JsonTree } from '../../widgets/JsonTree/JsonTree';
import classes from './Problems.module.css';
import { Section } from './Section';

/** Configuration of what failed last, as the error or its run told it. */
export function ProblemConfig({ problem: { config, config_of: of } }: { readonly problem: ProblemAnswer }) {
  return (
    <Section title="Config" name="config" note={of == null ? undefined : `of the ${of}, secrets masked`}>
      {config == null ? (
        <p className={classes.none}>Neither the error nor a run of it told a configuration (payload.config).</p>
      ) : (
        <JsonTree text={JSON.stringify(config)} label="Config" />
      )}
    </Section>
  );
}
