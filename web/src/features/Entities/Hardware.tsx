import type { HardwareRow } from '../../api/schema';
import { useFilters } from '../../app/filters/useFilters';
import { counted, exact } from '../../widgets/format/numbers';
import { exactUtc, moment } from '../../widgets/format/times';
import { JsonTree } from '../../widgets/JsonTree/JsonTree';
import { Course } from '../Stats/Course';
import users from '../Users/Users.module.css';
import classes from './Entities.module.css';
import { numbersOf } from './entityText';

/** What an agent told of its hardware last, and how its numbers went. */
export function Hardware({ reports }: { readonly reports: readonly HardwareRow[] }) {
  const { zone } = useFilters();
  const [latest] = reports;
  if (!latest) {
    return (
      <section className={users.section} aria-label="Hardware">
        <h2 className={users.title}>Hardware</h2>
        <p className={users.none}>
          This agent told nothing of its hardware: <code>report:agent</code> with <code>payload.hardware</code> would.
        </p>
      </section>
    );
  }

  return (
    <section className={users.section} aria-label="Hardware">
      <h2 className={users.title}>
        Hardware{' '}
        <span className={users.note} title={exactUtc(latest.time)}>
          as of {moment(latest.time, zone)}
          {latest.version !== '' && `, version ${latest.version}`}
        </span>
      </h2>
      <JsonTree text={latest.hardware} label="Hardware" />
      {reports.length > 1 && <Courses reports={reports} />}
    </section>
  );
}

function Courses({ reports }: { readonly reports: readonly HardwareRow[] }) {
  const told = [...reports].reverse().map(({ time, hardware }) => ({ time, numbers: numbersOf(JSON.parse(hardware)) }));
  const names = [...new Set(told.flatMap(({ numbers }) => [...numbers.keys()]))].sort();
  if (names.length === 0) {
    return null;
  }

  return (
    <table className={classes.courses}>
      <caption>Its numbers over the last {counted(reports.length, 'reports')}</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Course</th>
          <th scope="col">Least</th>
          <th scope="col">Most</th>
          <th scope="col">Last</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const points = told.flatMap(({ time, numbers }) => {
            const value = numbers.get(name);
            return value === undefined ? [] : [{ time, value, previous: null }];
          });
          const values = points.map(({ value }) => value);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Course points={points} />
              </td>
              <td>{exact(Math.min(...values))}</td>
              <td>{exact(Math.max(...values))}</td>
              <td>{exact(values.at(-1) ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
