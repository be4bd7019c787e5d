import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Params } from '../../api/address';
import type { PanelFile } from '../../api/schema';
import type { Scheme } from '../../app/theme/tokens';
import { useTokens } from '../../app/theme/useTokens';
import { pictureText, savePicture, type Picture, type PictureSlot } from '../../widgets/ChartFrame/Picture';
import { Answer } from '../../widgets/states/Answer';
import { askPanel } from './askPanel';
import classes from './Dashboards.module.css';
import { PanelBody } from './PanelBody';
import { PanelMenu } from './PanelMenu';
import type { PanelAnswer } from './panelRows';
import { useNear } from './useNear';

const HEIGHT = 260;

const PanelSql = lazy(() => import('./PanelSql'));

/** What was tried in the editor: the text, and what it answered. */
export interface Tried {
  readonly sql: string;
  readonly answer: PanelAnswer;
}

interface PanelBoxProps {
  readonly panel: PanelFile;
  readonly params: Params;
  /** Of the dashboard: another text asks again. */
  readonly version: string;
  /** What was tried in the editor and is shown in place of what the file says; null for nothing. */
  readonly tried: Tried | null;
  readonly onEdit: () => void;
}

/** A panel with its title and menu. */
export function PanelBox({ panel, params, version, tried, onEdit }: PanelBoxProps) {
  const title = panel.title ?? '';
  const { scheme } = useTokens();
  const pictureRef = useRef<Picture | null>(null);
  const [ref, isNear] = useNear<HTMLElement>();
  const [isTable, setTable] = useState(false);
  const [isSqlOpen, setSqlOpen] = useState(false);
  return (
    <section
      ref={ref}
      className={classes.panel}
      aria-label={title}
      style={{ gridColumn: `span ${String(panel.width ?? 12)}` }}
    >
      <h3 className={classes.panelTitle}>
        <Heading panel={panel} isTried={tried !== null} />
        {panel.kind !== 'text' && (
          <PanelMenu
            panel={panel}
            params={params}
            isTable={isTable}
            onEdit={onEdit}
            onSave={() => void saveChart(pictureRef, panel, scheme)}
            onTable={() => {
              setTable(!isTable);
            }}
            onSql={() => {
              setSqlOpen(true);
            }}
          />
        )}
      </h3>
      <Content
        panel={panel}
        params={params}
        version={version}
        tried={tried}
        isAsked={isNear}
        isTable={isTable}
        pictureRef={pictureRef}
      />
      <Suspense fallback={null}>
        {isSqlOpen && (
          <PanelSql
            title={title}
            sql={tried?.sql ?? panel.sql ?? ''}
            onClose={() => {
              setSqlOpen(false);
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

async function saveChart(slot: PictureSlot, panel: PanelFile, scheme: Scheme): Promise<void> {
  const dataUrl = await slot.current?.();
  if (dataUrl) {
    await savePicture(dataUrl, pictureText(panel.title ?? '', panel.description ?? '', scheme));
  }
}

function Heading({ panel, isTried }: { readonly panel: PanelFile; readonly isTried: boolean }) {
  return (
    <span className={classes.heading}>
      {panel.title}
      {isTried && <span className={classes.note}> not saved</span>}
      {panel.description && <span className={classes.note}> {panel.description}</span>}
    </span>
  );
}

interface RowsProps extends Pick<PanelBoxProps, 'panel' | 'params' | 'version'> {
  /** A panel far from the screen asks nothing, so that a long page answers what is looked at. */
  readonly isAsked: boolean;
  readonly isTable: boolean;
  readonly pictureRef: PictureSlot;
}

/** A text, what was tried, or the rows that the file's question has. */
function Content({ tried, ...rest }: RowsProps & Pick<PanelBoxProps, 'tried'>) {
  const { panel, isTable, pictureRef } = rest;
  if (panel.kind === 'text') {
    return <p className={classes.words}>{panel.text}</p>;
  }

  return tried ? (
    <PanelBody panel={panel} answer={tried.answer} height={HEIGHT} isTable={isTable} pictureRef={pictureRef} />
  ) : (
    <Rows {...rest} />
  );
}

function Rows({ panel, params, version, isAsked, isTable, pictureRef }: RowsProps) {
  const question = askPanel({ ...params, id: panel.id }, version);
  return (
    <Answer query={useQuery({ ...question, enabled: isAsked })} queryKey={question.queryKey} height={HEIGHT}>
      {(answer) => (
        <PanelBody panel={panel} answer={answer} height={HEIGHT} isTable={isTable} pictureRef={pictureRef} />
      )}
    </Answer>
  );
}
