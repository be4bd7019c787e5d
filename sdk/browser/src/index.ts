import { Footfall } from './kit';

export { Footfall, type Timed } from './kit';
export { Logger, type LogRecord } from './logger';
export type { Options } from './options';
export type { Fields, KitEvent, Level, ServerPolicy, Trace } from './wire';

/** The one of this page. */
export const footfall = new Footfall();
