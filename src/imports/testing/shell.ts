import type { Shell } from '../../platform/shell';

/** A shell that nobody listens to. */
export const silentShell: Shell = {
  open: () => Promise.reject(new Error('nothing is opened here')),
  print: () => undefined,
  json: () => undefined,
  progress: () => ({ at: () => undefined, end: () => undefined }),
  env: { home: '' },
};
