const MOST = 12;

/** What had the focus, the newest first. */
export class FocusMemory<E> {
  private elements: readonly E[] = [];

  note(element: E): void {
    this.elements = [element, ...this.elements.filter((e) => e !== element)].slice(0, MOST);
  }

  /**
   * Where the focus belongs after it was lost: the newest element that is still there. Undefined when the newest of all is
   * still there, for then the focus was not lost but left: by a click on something that takes none.
   *
   * @param isThere Whether an element is on the page and can be seen.
   */
  wayBack(isThere: (element: E) => boolean): { readonly to: E | null } | undefined {
    const [newest] = this.elements;
    return newest !== undefined && isThere(newest) ? undefined : { to: this.elements.find(isThere) ?? null };
  }
}
