import type { LimitationSource } from '../law/limitation-source';
import { paperEvents } from '../notices/demanded.store';
import type { Query } from '../platform/db';
import { promiseEvents } from '../promises/limitation.store';
import { reminderEvents } from '../reminders/limitation.store';

/** What rooms above the law tell it of limitation. */
export const limitationSources = (q: Query): readonly LimitationSource[] => [
  reminderEvents(q),
  paperEvents(q),
  promiseEvents(q),
];
