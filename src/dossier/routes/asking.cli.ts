import type { Command } from 'commander';
import type { Shell } from '../../platform/shell';
import type { Work } from '../../platform/work';
import type { HoldSources } from '../actions';
import type { Asked } from '../claim.actions';
import type { RouteKey } from './keys';

/** How the dossier's own commands read what is claimed, for the commands of the ways. */
export interface Asking<Options> {
  options(command: Command): Command;
  asked(shell: Shell, customer: string, given: Options): Promise<{ work: Work; asked: Asked }>;
}

export interface RouteDeps {
  readonly holdSources: HoldSources;
}

export interface Given {
  readonly json?: boolean;
  readonly route?: RouteKey;
  readonly set?: readonly string[];
  readonly out?: string;
}
