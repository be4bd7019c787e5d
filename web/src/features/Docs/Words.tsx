/** A description: what stands in backticks is code. */
export function Words({ text }: { readonly text: string | undefined }) {
  return (text ?? '').split('`').map((part, i) => (i % 2 === 0 ? part : <code key={i}>{part}</code>));
}
