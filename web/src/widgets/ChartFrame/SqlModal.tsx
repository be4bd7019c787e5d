import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Params } from '../../api/address';
import { getText } from '../../api/client';
import { useFocusReturn } from '../../app/shell/useFocusReturn';
import { CopyButton } from '../CopyButton/CopyButton';
import { Answer } from '../states/Answer';
import classes from './SqlModal.module.css';

interface SqlModalProps {
  readonly title: string;
  readonly route: string;
  readonly params: Params;
  readonly onClose: () => void;
}

/** The statement that the rows of a chart come from, as the server runs it. */
export default function SqlModal({ title, route, params, onClose }: SqlModalProps) {
  const queryKey = [route, params, 'sql'];
  const sql = useQuery({ queryKey, queryFn: ({ signal }) => getText(route, { ...params, format: 'sql' }, signal) });
  return (
    <SqlFrame title={title} onClose={onClose}>
      <Answer query={sql} queryKey={queryKey} height={200}>
        {(text) => <SqlText text={text} />}
      </Answer>
    </SqlFrame>
  );
}

interface SqlFrameProps extends Pick<SqlModalProps, 'title' | 'onClose'> {
  readonly children: ReactNode;
}

/** A window over the page for a statement. */
export function SqlFrame({ title, onClose, children }: SqlFrameProps) {
  useFocusReturn();
  return (
    <Modal opened onClose={onClose} title={`SQL of “${title}”`} size="xl" centered>
      {children}
    </Modal>
  );
}

/** A statement, to be read and copied. */
export function SqlText({ text }: { readonly text: string }) {
  return (
    <div className={classes.box}>
      <CopyButton text={text} label="Copy the SQL" />
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <pre className={classes.sql} tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
