import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { address, type Params } from '../../api/address';
import type { PanelFile } from '../../api/schema';
import { PANEL_ROUTE } from './askPanel';
import { isChart } from './PanelBody';

interface PanelMenuProps {
  readonly panel: PanelFile;
  readonly params: Params;
  readonly isTable: boolean;
  readonly onEdit: () => void;
  readonly onSave: () => void;
  readonly onTable: () => void;
  readonly onSql: () => void;
}

/** What can be done with a panel, and taken away from it. */
export function PanelMenu({ panel, params, isTable, onEdit, onSave, onTable, onSql }: PanelMenuProps) {
  const file = (format: string) => address(PANEL_ROUTE, { ...params, id: panel.id, format });
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
        {panel.sql && <Menu.Item onClick={onSql}>Show SQL</Menu.Item>}
        {isChart(panel) && (
          <>
            <Menu.Item onClick={onTable}>{isTable ? 'Show as chart' : 'Show as table'}</Menu.Item>
            <Menu.Item onClick={onSave} disabled={isTable}>
              Export PNG
            </Menu.Item>
          </>
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
