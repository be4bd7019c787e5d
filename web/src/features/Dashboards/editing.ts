/** What is edited, and what is to be opened or closed once somebody says that the changes may go. */
export interface Editing {
  /** The panel in the editor; another object each time that it is asked for. */
  readonly edited: { readonly id: string } | null;
  /** Whether its text is another than the one that was opened. */
  readonly isChanged: boolean;
  /** The panel that waits for the answer, or null for none; undefined when nothing is asked. */
  readonly waiting: string | null | undefined;
}

export const NOTHING_EDITED: Editing = { edited: null, isChanged: false, waiting: undefined };

/** Opens a panel, or closes the editor with null; asks first where changes would be lost. */
export function turnTo(now: Editing, id: string | null): Editing {
  if (now.edited && now.edited.id === id) {
    return { ...now, edited: { id } };
  }

  return now.edited && now.isChanged ? { ...now, waiting: id } : opened(id);
}

/** What was asked for happens, and the changes go. */
export function letGo({ waiting }: Editing): Editing {
  return opened(waiting ?? null);
}

/** The changes are kept, and the editor stays. */
export function stay(now: Editing): Editing {
  return { ...now, waiting: undefined };
}

function opened(id: string | null): Editing {
  return { ...NOTHING_EDITED, edited: id === null ? null : { id } };
}
