import type { Footfall } from './kit';
import type { Trace } from './wire';

const STYLE = `
:host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; height: 40vh; overflow: auto; background: #fff; color: #222; font: 12px/1.5 system-ui, sans-serif; border-top: 2px solid #2a6f97; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 2px 10px; border-bottom: 1px solid #ddd; vertical-align: top; white-space: nowrap; }
td:last-child { white-space: normal; overflow-wrap: anywhere; font-family: ui-monospace, monospace; width: 100%; }
caption { text-align: left; padding: 6px 10px; font-weight: 600; }
.refused { color: #a4161a; } .sent { color: #2d6a4f; } .waiting { color: #8a5a00; }
`;

const MOST_ROWS = 1000;
let shown: HTMLElement | undefined;
/** The last of them, from the first opening on. */
let traces: Trace[] | undefined;
/** Where rows go; nowhere while it is closed. */
let add: (trace: Trace) => void = () => undefined;

/** Opens the list of what the kit recorded, or closes it. Its style is made by script: no style of the page, and none that a strict policy forbids. */
export function toggle(kit: Footfall): void {
  if (shown) {
    shown.remove();
    shown = undefined;
    add = () => undefined;
    return;
  }

  shown = document.createElement('footfall-log');
  const root = shown.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const rows = makeTable(root);
  add = (trace) => {
    rows.prepend(row(trace));
    rows.rows[MOST_ROWS]?.remove();
  };
  traces ??= [
    ...kit.watch((trace) => {
      traces = [...(traces ?? []).slice(1 - MOST_ROWS), trace];
      add(trace);
    }),
  ];
  traces.forEach(add);
  document.body.append(shown);
}

function makeTable(root: ShadowRoot): HTMLTableSectionElement {
  const table = document.createElement('table');
  table.createCaption().textContent = 'Footfall: what this page recorded, the newest first';
  table.createTHead().append(cells('th', ['Time', 'State', 'Scope', 'Decided by', 'Event']));
  root.append(table);
  return table.createTBody();
}

function row({ event, state, by }: Trace): HTMLElement {
  const { scope, timestamp, ...rest } = event;
  const made = cells('td', [timestamp.slice(11, 23), state, scope, by, JSON.stringify(rest)]);
  made.className = state;
  return made;
}

function cells(kind: 'th' | 'td', texts: string[]): HTMLElement {
  const line = document.createElement('tr');
  for (const text of texts) {
    const cell = document.createElement(kind);
    cell.textContent = text;
    line.append(cell);
  }

  return line;
}
