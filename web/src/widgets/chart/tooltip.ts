/** A line of a tooltip: its colour, what it is, how much. */
export interface TooltipLine {
  readonly color?: string | undefined;
  readonly name: string;
  readonly value: string;
}

function element(tag: string, text: string, style: Partial<CSSStyleDeclaration>): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  Object.assign(made.style, style);
  return made;
}

/** Made of elements and not of HTML text: names come from events, and events come from anywhere. */
export function tooltipBox(title: string, small: string, lines: readonly TooltipLine[]): HTMLElement {
  const box = document.createElement('div');
  box.append(
    element('div', title, { fontWeight: '600' }),
    element('div', small, { fontSize: '11px', opacity: '0.75' }),
  );
  const list = element('div', '', {
    display: 'grid',
    gridTemplateColumns: '9px 1fr auto',
    gap: '2px 8px',
    marginTop: '5px',
    alignItems: 'center',
  });
  for (const line of lines) {
    const swatch = { width: '9px', height: '9px', borderRadius: '2px', background: line.color ?? 'transparent' };
    list.append(
      element('span', '', swatch),
      element('span', line.name, {}),
      element('span', line.value, { textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
    );
  }

  box.append(list);
  return box;
}
