import { assert } from '../kernel/assert';
import { SHIPPED } from '../reminders/shipped';
import { checkStrategy, type Strategy } from '../reminders/strategy';

/** A shipped strategy as a story may want it: its final reminder is the formal notice of the law. */
export function writtenFormal(code: string): { readonly code: string; readonly name: string; readonly steps: unknown } {
  const shipped = SHIPPED.find((one) => one.code === code);
  assert(shipped !== undefined, `no shipped strategy ${code}`);
  const steps = shipped.steps.map(({ template, ...step }) => ({
    ...step,
    ...(template === null || step.kind === 'final' ? {} : { template }),
    ...(step.kind === 'final' ? { kind: 'formal_notice', payByDays: null } : {}),
  }));
  return { code, name: shipped.name, steps };
}

export function formalStrategy(code: string): Strategy {
  const checked = checkStrategy(writtenFormal(code));
  assert(checked.ok, 'the strategy of a story is wrong');
  return checked.strategy;
}
