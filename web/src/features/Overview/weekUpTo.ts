const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The seven days that end just after an event, as the address takes them. */
export function weekUpTo(time: string): { readonly from: string; readonly to: string } {
  const end = Math.floor(Date.parse(time) / 1000) * 1000 + 1000;
  return { from: new Date(end - WEEK_MS).toISOString(), to: new Date(end).toISOString() };
}
