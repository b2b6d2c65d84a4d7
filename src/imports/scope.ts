import { isCurrency } from '../kernel/money';
import { WrongUse } from '../kernel/result';

/**
 * What a snapshot covers. Only items inside can be missing from it: a list of euros says nothing of dollars, a list of what is
 * overdue says nothing of what is not, a statement of one customer nothing of the others.
 */
export interface Scope {
  readonly currency?: string;
  /** Customer numbers of the source. */
  readonly accounts?: readonly string[];
  readonly onlyOverdue?: boolean;
}

/** How a file is meant: what it does not name is unchanged, or what it does not name (in the scope) is settled. */
export type Mode = 'delta' | 'snapshot';

/** `all`, `overdue`, `currency=EUR,account=4711,account=4712,overdue` → Scope. Throws WrongUse with what can be said. */
export function scopeFrom(text: string): Scope {
  const accounts: string[] = [];
  let scope: Scope = {};
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const [name, value = ''] = part.split('=').map((piece) => piece.trim());
    if (name === 'all') continue;
    else if (name === 'overdue') scope = { ...scope, onlyOverdue: true };
    else if (name === 'currency' && isCurrency(value.toUpperCase()))
      scope = { ...scope, currency: value.toUpperCase() };
    else if (name === 'account' && value !== '') accounts.push(value);
    else
      throw new WrongUse(
        `a scope cannot be ${part}`,
        'Say for example: --scope all, --scope currency=EUR,overdue, --scope account=4711',
      );
  }
  return accounts.length === 0 ? scope : { ...scope, accounts };
}

/** For a person: `all that is open`, `what is overdue in EUR of 4711`. */
export function scopeInWords(scope: Scope): string {
  const what = scope.onlyOverdue === true ? 'what is overdue' : 'all that is open';
  const currency = scope.currency === undefined ? '' : ` in ${scope.currency}`;
  return `${what}${currency}${scope.accounts === undefined ? '' : ` of ${scope.accounts.join(', ')}`}`;
}
