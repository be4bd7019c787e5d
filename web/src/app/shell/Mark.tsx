/** The product's mark: half a disc, as the sole of a foot. */
export function Mark({ size = 16 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="var(--ff-accent)" aria-hidden="true">
      <path d="M9 3a13 13 0 0 1 0 26z" />
      <path d="M24.5 9.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z" opacity=".55" />
    </svg>
  );
}
