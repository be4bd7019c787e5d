import type { EventRow } from '../../api/schema';
import { hasPage } from './entityText';

/** What something was done with. */
export interface EventObject {
  readonly text: string;
  /** Its kind and id, where it has a page. */
  readonly entity: readonly [kind: string, id: string] | null;
}

type Named = Pick<EventRow, 'scope' | 'obj_name' | 'obj_id' | 'obj_val' | 'function' | 'package'>;

/** The object of an event by the best name that the event has for it; else its function or package. */
export function objectOf(event: Named): EventObject | null {
  const kind = [event.obj_name, event.scope.split(':')[1]].find((name) => name != null && hasPage(name));
  const text = event.obj_val ?? event.obj_id;
  if (text != null) {
    return { text, entity: kind != null && event.obj_id != null ? [kind, event.obj_id] : null };
  }

  if (event.function != null) {
    return { text: event.function, entity: ['function', event.function] };
  }

  return event.package == null ? null : { text: event.package, entity: ['package', event.package] };
}
