import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { getText } from '../../api/client';
import type { Search } from '../../app/filters/search';
import { Answer } from '../../widgets/states/Answer';
import { counted } from '../../widgets/format/numbers';
import classes from './Docs.module.css';
import {
  grouped,
  operationAt,
  operationsOf,
  searched,
  sharedParameters,
  type OpenApi,
  type Operation,
} from './openApi';
import { OperationEntry } from './OperationEntry';

const QUERY_KEY = ['/openapi.json'];

/** The API, read from the document that the server gives. */
export function DocsPage() {
  const query = useQuery({
    queryKey: QUERY_KEY,
    queryFn: async ({ signal }) => JSON.parse(await getText('/openapi.json', {}, signal)) as OpenApi,
    staleTime: Infinity,
  });
  return (
    <Answer query={query} queryKey={QUERY_KEY} height={420}>
      {(document) => <Reference document={document} />}
    </Answer>
  );
}

function Reference({ document }: { readonly document: OpenApi }) {
  const [text, setText] = useState('');
  const operations = useMemo(() => operationsOf(document), [document]);
  const shared = useMemo(() => sharedParameters(operations), [operations]);
  const found = searched(operations, text);
  const { openId, open } = useOpened(operations);
  return (
    <div className={classes.page}>
      <Introduction document={document} />
      <div className={classes.search}>
        <TextInput
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
          leftSection={<IconSearch size={14} stroke={1.8} aria-hidden="true" />}
          placeholder="Search routes and parameters"
          aria-label="Search routes and parameters"
        />
        <span role="status" className={classes.found}>
          {text.trim() === ''
            ? counted(operations.length, 'routes')
            : `${String(found.length)} of ${counted(operations.length, 'routes')}`}
        </span>
      </div>
      {found.length === 0 && <p>No route has all of these words in its method, path, summary or parameters.</p>}
      {grouped(document, found).map(([tag, members]) => (
        <section key={tag} className={classes.group} aria-label={tag}>
          <h2 className={classes.tag}>{tag}</h2>
          {members.map((operation) => (
            <OperationEntry
              key={operation.id}
              operation={operation}
              document={document}
              shared={shared}
              isOpen={operation.id === openId}
              onToggle={() => {
                open(operation.id === openId ? null : operation.id);
              }}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

/** The route that is open is in the address, after the `#`; a link to it scrolls there. */
function useOpened(operations: readonly Operation[]) {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const openId = operationAt(operations, hash)?.id ?? null;
  const cameFromLink = useRef(openId);
  useEffect(() => {
    if (cameFromLink.current) {
      document.getElementById(cameFromLink.current)?.scrollIntoView({ block: 'start' });
    }
  }, []);
  return {
    openId,
    open: (id: string | null) => {
      void navigate({
        to: '.',
        search: (before: Search) => before,
        hash: id ?? '',
        replace: true,
        resetScroll: false,
        hashScrollIntoView: false,
      });
    },
  };
}

function Introduction({ document }: { readonly document: OpenApi }) {
  return (
    <div className={classes.intro}>
      <p>{document.info.description}</p>
      <p>
        What is asked is asked as a person: <code>curl -u admin</code> wants the password when it runs. Events are sent
        with a token: <code>./footfall token create NAME --ingest</code> makes one, and the examples read it from{' '}
        <code>$FOOTFALL_TOKEN</code>. The document itself, for generators of clients, is at{' '}
        <a href="/openapi.json">{window.location.origin}/openapi.json</a>.
      </p>
    </div>
  );
}
