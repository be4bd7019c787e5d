/** `41 %`, `0.4 %`. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : String(Math.round(value))} %`;
}
