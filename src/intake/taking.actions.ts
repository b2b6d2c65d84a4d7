import type { Company } from '../companies/company';
import type { TaskDeps } from '../imports/task.actions';
import type { Work } from '../platform/work';
import type { Drop } from './drop';
import type { Intake } from './intake';

/** Everything that taking a file needs: which source of which company, and where its files lie. */
export interface Taking {
  readonly deps: TaskDeps;
  readonly work: Work;
  readonly company: Company;
  readonly intake: Intake;
  readonly drop: Drop;
}
