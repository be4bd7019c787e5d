import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const PLATE = { backgroundColor: 'var(--ff-panel)', color: 'var(--ff-ink)', borderColor: 'var(--ff-line)' };

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.typeName], color: 'var(--ff-accent)', fontWeight: '600' },
  { tag: tags.standard(tags.name), color: 'var(--ff-running)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ff-better)' },
  { tag: [tags.number, tags.bool, tags.null, tags.special(tags.name)], color: 'var(--ff-warning)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--ff-muted)', fontStyle: 'italic' },
]);

const surface = EditorView.theme({
  '&': { color: 'var(--ff-ink)', backgroundColor: 'var(--ff-bg)' },
  '.cm-content': { caretColor: 'var(--ff-ink)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ff-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--ff-pale)',
  },
  '.cm-gutters': { ...PLATE, color: 'var(--ff-muted)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--ff-pale) 30%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--ff-selection)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--ff-pale)' },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--ff-selection)' },
  '.cm-foldPlaceholder, .cm-panels, .cm-tooltip': PLATE,
  '.cm-textfield, .cm-button': { ...PLATE, backgroundImage: 'none' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--ff-pale)',
    color: 'var(--ff-ink)',
  },
});

/** The editor in the colours of the interface, light and dark alike. */
export const sqlTheme = [surface, syntaxHighlighting(colors)];
