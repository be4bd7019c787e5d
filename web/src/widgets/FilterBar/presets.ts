/** Periods that are one click away: what goes into the address, and its name. */
export const presets: readonly (readonly [value: string, title: string])[] = [
  ['1h', 'Last hour'],
  ['6h', 'Last 6 hours'],
  ['24h', 'Last 24 hours'],
  ['today', 'Today'],
  ['yesterday', 'Yesterday'],
  ['7d', 'Last 7 days'],
  ['14d', 'Last 14 days'],
  ['30d', 'Last 30 days'],
  ['90d', 'Last 90 days'],
  ['this-week', 'This week'],
  ['this-month', 'This month'],
  ['this-year', 'This year'],
  ['all', 'All time'],
];
