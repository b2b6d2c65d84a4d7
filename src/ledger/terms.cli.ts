import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import { termsCodeText } from '../languages/terms-text';
import { example, type Shell } from '../platform/shell';
import { dueBasisOf } from './due-by';
import { labelOf } from './open-item';
import type { LedgerDeps } from './sources.cli';
import { moveDueDays, standing, undoMove } from './terms-move.actions';
import { computedCounts, movesOf } from './terms-move.store';

/** `duly items terms`: the due days that were computed, by which terms; and those that terms changed since would move. */
export function termsCommand(group: Command, shell: Shell, deps: LedgerDeps): void {
  example(
    common(group.command('terms'))
      .description('due days that were computed, by which terms, and which of them terms changed since would move')
      .option('--move', 'move these')
      .option('--undo <move>', 'put back what a move moved')
      .action((options: Options) => terms(shell, options, deps)),
    'duly items terms',
  );
}

type Options = Common & { readonly move?: boolean; readonly undo?: string };

async function terms(shell: Shell, options: Options, deps: LedgerDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  if (options.undo !== undefined) {
    const id = work.ids.open('terms_move', options.undo);
    if (id === undefined) throw new WrongUse(`There is no move ${options.undo}.`, 'See them with: duly items terms');
    const items = await undoMove(work, company.id, id);
    if (options.json) shell.json({ putBack: items });
    else shell.print(`${count(items, 'due day is', 'due days are')} as before.`);
    return;
  }
  if (options.move === true) {
    const figures = await moveDueDays(work, company.id, deps);
    if (options.json) shell.json(figures);
    else shell.print(`${count(figures.items, 'item follows', 'items follow')} the terms that hold now, ${figures.moved} with another due day.`); // prettier-ignore
    return;
  } // prettier-ignore
  const q = work.db.read;
  const [now, counts, moves] = [await standing(q, work, company.id, deps), await computedCounts(q, company.id), await movesOf(q, company.id, 20)]; // prettier-ignore
  const shown = moves.map(({ id, ...move }) => ({ move: work.ids.seal('terms_move', id), ...move }));
  if (options.json) {
    const items = now.items.map((item) => ({ document: labelOf(item), customer: item.customerCode, from: item.beforeOn, to: item.afterOn, by: item.afterBy })); // prettier-ignore
    shell.json({ company: now.companyBy, computed: counts, ...now.figures, held: now.held, moves: shown, wouldMove: items }); // prettier-ignore
    return;
  }
  const said = (by: string): string => {
    const { whose } = dueBasisOf(by);
    return `${whose ?? ''}: ${termsCodeText(by.slice(by.indexOf(':') + 1), 'en')}`;
  };
  shell.print(`Where nothing else is said: ${said(now.companyBy)}${now.companyBy.startsWith('country') ? ', assumed (duly company set paymentTerms TERMS)' : ''}`); // prettier-ignore
  for (const { dueBy, items } of counts) shell.print(`  ${count(items, 'open item')}  ${said(dueBy)}`);
  const { items, moved, relieved, overdue } = now.figures;
  if (items > 0) {
    shell.print(`${count(items, 'open item stands', 'open items stand')} by terms of before; ${moved} would be due on another day (${overdue} overdue by that, ${relieved} no longer). Move them: duly items terms --move`); // prettier-ignore
  }
  if (now.held > 0) shell.print(`${now.held} more stay as they are: a plan, a partner or a court has them.`);
  for (const move of shown) shell.print(`  ${move.move}  ${move.at.slice(0, 10)}  ${count(move.items, 'item')}, ${move.moved} moved${move.endedAt === null ? '' : ', put back'}`); // prettier-ignore
}
