import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { useEffect, useRef, type RefObject } from 'react';
import type { Place } from '../../api/ApiError';
import type { SqlSchemaAnswer } from '../../api/schema';
import classes from './Dashboards.module.css';
import { sqlLanguage } from './sqlLanguage';
import { sqlTheme } from './sqlTheme';

interface SqlEditorProps {
  /** What it begins with. */
  readonly text: string;
  readonly label: string;
  readonly schema: SqlSchemaAnswer | undefined;
  /** Names of the dashboard's variables, for completion. */
  readonly variables: readonly string[];
  /** Where the engine found a mistake. */
  readonly mistake: Place | null;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter. */
  readonly onRun: () => void;
}

/** SQL with colours and completion of tables, columns, functions and variables. */
export function SqlEditor(props: SqlEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  // Who opens it wants to write.
  const isWanted = useRef(true);
  useEffect(() => {
    latest.current = props;
  });

  const schemaText = JSON.stringify([props.schema, props.variables]);
  useEffect(() => {
    const { text, label, schema, variables } = latest.current;
    const made = new EditorView({
      parent: place.current ?? document.body,
      state: EditorState.create({
        doc: view.current?.state.doc ?? text,
        extensions: [
          keymap.of([
            {
              key: 'Mod-Enter',
              run: () => {
                latest.current.onRun();
                return true;
              },
            },
          ]),
          basicSetup,
          sqlLanguage(schema, variables),
          sqlTheme,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              latest.current.onChange(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
    view.current = made;
    if (isWanted.current) {
      made.focus();
    }

    return () => {
      // One that is made anew because the schema came keeps the focus.
      isWanted.current = made.hasFocus;
      made.destroy();
    };
  }, [schemaText]);

  useMistake(view, props.mistake);
  return <div ref={place} className={classes.code} />;
}

/** Puts the cursor where the engine found a mistake. */
function useMistake(view: RefObject<EditorView | null>, mistake: Place | null): void {
  useEffect(() => {
    const made = view.current;
    if (made && mistake && mistake.line <= made.state.doc.lines) {
      const line = made.state.doc.line(mistake.line);
      const at = Math.min(line.from + mistake.column - 1, line.to);
      made.dispatch({ selection: { anchor: at, head: Math.min(at + 1, line.to) }, scrollIntoView: true });
      made.focus();
    }
  }, [view, mistake]);
}
