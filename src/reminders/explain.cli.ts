import type { Command } from 'commander';
import { atCompany, withAsOf, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { WrongUse } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import type { Query } from '../platform/db';
import { example, type Shell } from '../platform/shell';
import type { Explanation } from './explain';
import { answerWhy, type Answer } from './explain.store';
import type { PaperMaker } from './papers.actions';
import { reasonExamples } from './reason-example';
import { exampleText } from './reason-said';
import { REASONS } from './reasons';

/** `duly explain`: why a customer was or was not chased, on any day, past or coming. */
export function explainCommand(
  program: Command,
  shell: Shell,
  deps: { holdSources(q: Query): readonly HoldSource[]; readonly papers: PaperMaker },
): void {
  example(
    withAsOf(program.command('explain [customer]'))
      .description('why a customer is, was or will be chased or not, on any day')
      .option('--reasons', 'instead, every reason that a decision can have, in its order, with an example each')
      .action(async (text: string | undefined, options: Common & { readonly reasons?: boolean }) => {
        if (options.reasons === true) {
          printReasons(shell, options.json === true);
          return;
        }
        if (text === undefined)
          throw new WrongUse('Which customer?', 'Name it, such as: duly explain 4711; or give --reasons.');
        const { work, company } = await atCompany(shell, options);
        const q = work.db.read;
        const customer = await findCustomer(q, company.id, text, work.ids);
        const [holds, asOn] = [deps.holdSources(q), work.today];
        const question = { company, customer, asOn, now: work.now, holds, papers: deps.papers };
        const answer = await answerWhy(q, question);
        if (options.json) shell.json({ company: company.code, customer: customer.code, ...asJson(answer) });
        else print(shell, answer);
      }),
    'duly explain 4711',
  );
}

const READER = { language: 'en', locale: 'en-GB' };

function printReasons(shell: Shell, asJsonText: boolean): void {
  const reasons = reasonExamples().map((example, at) => {
    const { means, given, answer } = exampleText(example, READER);
    return { n: at + 1, code: example.code, do: REASONS[example.code].do, means, example: given.join(' '), answer };
  });
  if (asJsonText) {
    shell.json({ reasons });
    return;
  }
  for (const { n, code, do: does, means, example: told, answer } of reasons) {
    shell.print(`${String(n).padStart(2)}. ${code} (${does}): ${means}`);
    shell.print(`    ${told} → ${answer}`);
  }
}

/** The leading answer on top, as scripts read it; what else there is to say beside it. */
function asJson({ explanations, knownNow }: Answer): object {
  const [first, ...others] = explanations.map(plain);
  return { ...first, others, knownNow: knownNow && plain(knownNow) };
}

/** Without what only serves to say it in words. */
const plain = ({ told: _, ...explanation }: Explanation): object => explanation;

const BASIS: Record<Explanation['basis'], string> = {
  stored: 'as decided by the run of that day',
  recomputed: 'no run took place that day; told with what was known at its end',
  known_now: 'nothing was recorded of the customer then; told with what is known now',
  today: 'as of today',
  foreseen: 'looking ahead, if nothing changes',
};

function print(shell: Shell, { explanations, knownNow }: Answer): void {
  for (const explanation of explanations) {
    shell.print(explanation.sentence);
    shell.print(`  (${BASIS[explanation.basis]})`);
    for (const { rule, fact, outcome } of explanation.chain)
      shell.print(`  ${rule.padEnd(10)} ${outcome.padEnd(10)} ${fact}`);
  }
  if (knownNow) shell.print(`With what is known now: ${knownNow.sentence}`);
}
