/** What the figures of runs mean, in the words of docs/guide/runs.md. */
export const DEFINITIONS = {
  Runs: 'Runs that began in the period and match the filters. Of a run that was started again, its last attempt counts. Behind the stroke: all runs of the period.',
  'Running now':
    'Those of them that run at this moment. One that has told nothing for as long as Runs:SilentAfter says (24 h unless set) is silent and not counted.',
  Failed: 'Runs of status error, and runs whose last attempt told an error, whatever its status.',
  'Error rate': 'Failed runs as a share of all runs that match.',
  'Average run time':
    'Mean of the run times of those that ended: from the start of the last attempt to its end. Runs that go on are left out.',
  'Median run time': 'Half of the runs that ended took no longer than this.',
  '95th percentile': '95 of 100 runs that ended took no longer than this.',
} as const;

export type RunFigure = keyof typeof DEFINITIONS;
