import type { Fields, Level } from './wire';

/** What a page says once, before anything is recorded. Only `url` and `token` are needed. */
export interface Options {
  /** Address of the Footfall server, `https://footfall.example`. */
  url: string;
  /** A browser token: it is public, and for the origins that it was made for. */
  token: string;
  /** Name of the application: `load:NAME` is recorded when it starts. `app` unless given; empty for no such event. */
  app?: string;
  /** Version of the application; goes with errors. */
  version?: string;
  /** Members that go with every event: `{ org_slug: 'acme', package: 'Labeler' }`. */
  fields?: Fields;
  /** Errors and rejections that nobody catches. True unless given. */
  errors?: boolean;
  /** Pages that are opened and left. False unless given. */
  pages?: boolean;
  /** Clicks: true for buttons, links, tabs and `[data-footfall]`, or the selectors that may be recorded. None unless given. */
  clicks?: boolean | string[];
  /** What is kept, by scope: `{ 'click:*': false, 'select:object': true }`. The server's policy overrules it. */
  policy?: Record<string, boolean>;
  /** Least level of log lines. `info` unless given. */
  level?: Level;
  /** True: nothing is recorded or kept in the browser before `setConsent(true)`. */
  askConsent?: boolean;
  /** False: browsers that ask not to be tracked are recorded as well. */
  respectDoNotTrack?: boolean;
  /** Seconds between two sends; the server may say otherwise. 90 unless given. */
  sendSeconds?: number;
  /** Most events that wait in the browser. 10,000 unless given. */
  mostQueued?: number;
  /** Most events of one tab in a minute. 1,000 unless given. */
  mostPerMinute?: number;
  /** Name of the queue that the tabs of this origin share; for pages that send to several servers. */
  queue?: string;
  /** Keys that open the log of the developer, `Alt+Shift+F` unless given; empty for none. */
  logKey?: string;
}
