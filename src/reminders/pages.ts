import type { Route } from '../companies/visit.pages';
import type { ReminderPagesDeps } from './deps.pages';
import { drillRoutes } from './drill.pages';
import { messageChangeRoutes } from './message-change.pages';
import { messageRoutes } from './message.pages';
import { messagesRoutes } from './messages.pages';
import { progressRoutes } from './progress.pages';
import { recallRoutes } from './recall-message.pages';
import { reviewRoutes } from './review.pages';
import { runChangeRoutes } from './run-change.pages';
import { runsRoutes } from './runs.pages';
import { strategiesRoutes } from './strategies.pages';
import { strategyRoutes } from './strategy.pages';
import { templateRoutes } from './template.pages';
import { templateChangeRoutes } from './template-change.pages';
import { templateTryRoutes } from './template-try.pages';
import { templatesRoutes } from './templates.pages';

/** What reminders show in the desk: runs and what they sent, the fire drill, strategies, templates. */
export const reminderPages = (deps: ReminderPagesDeps): readonly Route[] => [
  ...runsRoutes(deps),
  ...drillRoutes(deps),
  ...progressRoutes(deps),
  ...reviewRoutes(deps),
  ...runChangeRoutes(deps),
  ...messagesRoutes,
  ...messageRoutes(deps),
  ...messageChangeRoutes(deps),
  ...recallRoutes(deps),
  ...strategiesRoutes,
  ...strategyRoutes(deps),
  ...templatesRoutes,
  ...templateRoutes,
  ...templateTryRoutes(deps),
  ...templateChangeRoutes(deps),
];
