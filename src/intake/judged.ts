import { judgedOf, type Known } from '../ledger/freshness';
import { tellsOf, type Intake } from './intake';

/**
 * How far a source has told, and whether that is too little; undefined of one that brings advices alone. What brings anything has told
 * as far as either of what it brings, but at the gate its lists count.
 */
export function judgedSource(
  { source, takes, required }: Pick<Intake, 'source' | 'takes' | 'required'>,
  known: readonly Known[],
  by: Parameters<typeof judgedOf>[2],
): ReturnType<typeof judgedOf> | undefined {
  const tells = tellsOf(takes);
  if (tells === undefined) return undefined;
  const own = judgedOf(source, known, by, tells);
  if (takes !== 'anything' || required) return own;
  const bank = judgedOf(source, known, by, 'bank');
  return (bank.asOf ?? '') > (own.asOf ?? '') ? bank : own;
}
