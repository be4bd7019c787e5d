import { ActionIcon, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { address, type Params } from '../../api/address';
import { ask } from '../../api/ask';
import type { PanelFile } from '../../api/schema';
import { Answer } from '../../widgets/states/Answer';
import classes from './Dashboards.module.css';
import { PanelBody } from './PanelBody';
import type { PanelAnswer } from './panelRows';

const ROUTE = '/api/v1/dashboards/{key}/panels/{id}';
const HEIGHT = 260;

interface PanelBoxProps {
  readonly panel: PanelFile;
  readonly params: Params;
  /** Of the dashboard: another text asks again. */
  readonly version: string;
  /** What was tried in the editor and is shown in place of what the file says; null for nothing. */
  readonly applied: PanelAnswer | null;
  readonly onEdit: () => void;
}

/** A panel with its title and menu. */
export function PanelBox({ panel, params, version, applied, onEdit }: PanelBoxProps) {
  const title = panel.title ?? '';
  return (
    <section className={classes.panel} aria-label={title} style={{ gridColumn: `span ${String(panel.width ?? 12)}` }}>
      <h3 className={classes.panelTitle}>
        {title}
        {applied && <span className={classes.note}> not saved</span>}
        {panel.description && <span className={classes.note}> {panel.description}</span>}
        {panel.kind !== 'text' && <PanelMenu panel={panel} params={params} onEdit={onEdit} />}
      </h3>
      {panel.kind === 'text' ? (
        <p className={classes.words}>{panel.text}</p>
      ) : applied ? (
        <PanelBody panel={panel} answer={applied} height={HEIGHT} />
      ) : (
        <Rows panel={panel} params={params} version={version} />
      )}
    </section>
  );
}

function Rows({ panel, params, version }: Omit<PanelBoxProps, 'applied' | 'onEdit'>) {
  const question = ask(ROUTE, { ...params, id: panel.id });
  const queryKey = [...question.queryKey, version];
  const answer = useQuery({ ...question, queryKey });
  return (
    <Answer query={answer} queryKey={queryKey} height={HEIGHT}>
      {(data) => <PanelBody panel={panel} answer={data as unknown as PanelAnswer} height={HEIGHT} />}
    </Answer>
  );
}

function PanelMenu({ panel, params, onEdit }: Omit<PanelBoxProps, 'applied' | 'version'>) {
  const file = (format: string) => address(ROUTE, { ...params, id: panel.id, format });
  // The focus goes on to the editor; the menu would take it back to its button.
  const [isLeft, setIsLeft] = useState(false);
  return (
    <Menu
      returnFocus={!isLeft}
      onOpen={() => {
        setIsLeft(false);
      }}
    >
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={`Menu of ${panel.title ?? ''}`}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {panel.sql && (
          <Menu.Item
            onClick={() => {
              setIsLeft(true);
              onEdit();
            }}
          >
            Edit
          </Menu.Item>
        )}
        <Menu.Item component="a" href={file('csv')} download>
          CSV
        </Menu.Item>
        {panel.sql && (
          <Menu.Item component="a" href={file('parquet')} download>
            Parquet
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
