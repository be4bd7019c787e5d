import type { Tokens } from '../../app/theme/tokens';

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** What all charts share: no animation that would hide a change behind a movement, quiet axes, tooltips as on the page. */
export function baseOption(t: Tokens) {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, color: t.muted, fontSize: 11 },
  };
}

export function tooltipStyle(t: Tokens) {
  return {
    confine: true,
    backgroundColor: t.bg,
    borderColor: t.line,
    borderWidth: 1,
    padding: [7, 10],
    textStyle: { color: t.ink, fontSize: 12, fontFamily: FONT },
    extraCssText: 'box-shadow: 0 2px 10px rgb(0 0 0 / 12%); border-radius: 5px;',
    transitionDuration: 0,
  };
}

export function axisName(t: Tokens) {
  return { color: t.muted, fontSize: 11, fontFamily: FONT };
}
