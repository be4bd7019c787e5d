const HOUR = 60;

/** Minutes for people: `45 min`, `2 h 05 min`, `1,204 h`. */
export function minutesText(minutes: number): string {
  if (minutes < HOUR) {
    return `${String(minutes)} min`;
  }

  const hours = Math.floor(minutes / HOUR);
  return hours >= 100
    ? `${hours.toLocaleString('en-US')} h`
    : `${String(hours)} h ${String(minutes % HOUR).padStart(2, '0')} min`;
}
