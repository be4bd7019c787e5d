import { Modal } from '@mantine/core';
import { allPages } from '../pages';
import { useFocusReturn } from '../shell/useFocusReturn';
import classes from './ShortcutHelp.module.css';

const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['/'], 'Search: pages, users, packages, projects, orgs'],
  [['Ctrl', 'K'], 'The same, from inside a field too'],
  ...allPages.flatMap((page) => (page.key ? [[['g', page.key], `Go to ${page.title}`] as const] : [])),
  [['t'], 'Open the period'],
  [['['], 'Move the period back by its length'],
  [[']'], 'Move the period forward by its length'],
  [['Esc'], 'Close the context panel and undo the selection'],
  [['?'], 'Show this list'],
];

const INSIDE: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['↑', '↓'], 'Go through rows of a table and bars of a chart'],
  [['Enter'], 'Select the row, bar or moment'],
  [['Ctrl', 'Enter'], 'Select it besides what is selected'],
  [['←', '→'], 'Go through the moments of a chart over time'],
  [['Shift', '→'], 'Mark a range of them; Enter makes it the period'],
  [['Space'], 'Show a cell’s value whole'],
  [['Alt', '↓'], 'Open the filter of a column'],
  [['Alt', 'Shift', '→'], 'On a column’s head: move it; with Shift alone: make it wider'],
];

export default function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  useFocusReturn();
  return (
    <Modal opened onClose={onClose} title="Keyboard" size="md" centered>
      <KeyList title="Everywhere" keys={KEYS} />
      <KeyList title="In charts and tables" keys={INSIDE} />
    </Modal>
  );
}

function KeyList({ title, keys }: { readonly title: string; readonly keys: typeof KEYS }) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {keys.map(([names, meaning]) => (
          <div key={meaning} className={classes.row}>
            <dt className={classes.keys}>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd className={classes.meaning}>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
