import { isCurrency } from '../../kernel/money';
import { bandFaults, type BandFault } from './bands';
import type { FeeModel } from './fee-model';

/** What is wrong with a fee model, before anybody agrees to it: its bands, and what the form of a model cannot say by itself. */
export type FeeFault =
  | BandFault
  | { readonly fault: 'step_twice'; readonly step: number }
  | { readonly fault: 'cap_below_rate' | 'currency' };

export function feeFaults({ currency, commission, steps, hourly }: FeeModel): FeeFault[] {
  const kinds = steps.map(({ kind }) => kind);
  const twice = kinds.flatMap((kind, step) => (kinds.indexOf(kind) < step ? [{ fault: 'step_twice' as const, step }] : [])); // prettier-ignore
  const capped = hourly !== null && hourly.capMinor !== null && hourly.capMinor < hourly.rateMinor;
  return [
    ...(isCurrency(currency) ? [] : [{ fault: 'currency' as const }]),
    ...bandFaults(commission.bands),
    ...twice,
    ...(capped ? [{ fault: 'cap_below_rate' as const }] : []),
  ];
}
