import { earliestOf } from '../limitation-line';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { WrongUse } from '../../kernel/result';
import { example, type Shell } from '../../platform/shell';
import { assess } from '../actions';
import type { Claim } from '../claim';
import { canonicalJson } from '../manifest';
import { agencyCommand } from './agency.cli';
import type { Asking, Given, RouteDeps } from './asking.cli';
import { answerForm } from './answers.actions';
import { formData } from './files.actions';
import { ROUTE_KEYS, type RouteKey } from './keys';
import { fitFacts, routeNamed, ROUTES } from './routes';
import { boxAsks, findingTold, fitTold, routeName } from './told';

/** `duly dossier routes`: which ways are open to a claim. `duly dossier form`: the boxes of one, what is wrong, what people answer. */
const ENGLISH = { language: 'en', locale: 'en-GB' } as const;

export function routeCommands<Options extends Given>(
  group: Command,
  shell: Shell,
  { asking, deps }: { readonly asking: Asking<Options>; deps(): Promise<RouteDeps> },
): void {
  const claimOf = async (customer: string, given: Options) => {
    const { work, asked } = await asking.asked(shell, customer, given);
    const { holdSources } = await deps();
    const { claim, circumstances } = await assess(work, asked, holdSources);
    return { work, asked, circumstances, claim: { ...claim, reference: 'RF', version: 1 } };
  };
  example(
    asking
      .options(group.command('routes <customer>'))
      .description('which ways are open to the claim, and why the others are not')
      .action(async (customer: string, given: Options) => {
        const { claim, circumstances } = await claimOf(customer, given);
        tellRoutes(
          shell,
          fitFacts(claim, earliestOf(circumstances.limitation), circumstances.assigned),
          given.json === true,
        );
      }),
    'duly dossier routes 1007',
  );
  example(
    asking
      .options(group.command('form <customer>'))
      .description('the form of a way, box by box: what stands there, what is wrong; --set answers what only it asks')
      .addOption(new Option('--set <box=value...>', 'what a person answers; an empty value takes it back'))
      .option('--out <file>', 'write its data as JSON')
      .action(async (customer: string, given: Options) => {
        const key = given.route;
        if (key === undefined) throw new WrongUse('Which form?', `Choose --route ${ROUTE_KEYS.join(' | ')}`);
        if (given.set !== undefined) await answer(shell, asking, { customer, given, key });
        const { claim } = await claimOf(customer, given);
        tellForm(shell, claim, key, given);
      }),
    'duly dossier form 1007 --route de-mahnantrag --set catalogue-no=11 "court=Amtsgericht Wedding"',
  );
  agencyCommand(group, shell, { asking, deps });
}

async function answer<Options extends Given>(
  shell: Shell,
  asking: Asking<Options>,
  { customer, given, key }: { readonly customer: string; readonly given: Options; readonly key: RouteKey },
): Promise<void> {
  const { work, asked } = await asking.asked(shell, customer, given);
  const answers = Object.fromEntries(
    (given.set ?? []).map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new WrongUse(`${pair} is no answer.`, 'Write it as --set box=value.');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
  await answerForm(work, { companyId: asked.company.id, customerId: asked.customer.id, route: key }, answers);
}

function tellRoutes(shell: Shell, facts: ReturnType<typeof fitFacts>, json: boolean): void {
  const judged = ROUTES.map((route) => ({ key: route.key, ...route.fits(facts) }));
  if (json) {
    shell.json(judged.map(({ key, fits, reasons }) => ({ route: key, name: routeName(key, 'en'), fits, reasons })));
    return;
  }
  for (const { key, fits, reasons } of judged) {
    const said = reasons.filter(({ ok }) => ok === fits).map((one) => fitTold(one, ENGLISH));
    shell.print(`  ${fits ? '✓' : '✗'} ${key}  ${routeName(key, 'en')}\n      ${said.join(' ')}`);
  }
}

function tellForm(shell: Shell, claim: Claim, key: RouteKey, { json, out }: Given): void {
  const route = routeNamed(key);
  const found = route.validate(claim);
  const data = formData(claim, route);
  if (out !== undefined) writeFileSync(resolve(out), canonicalJson(data));
  const findings = found.map(({ box, level, why, facts, mend }) => ({ box, level, why, facts, mend }));
  if (json === true) {
    shell.json({ ...data, findings });
    return;
  }
  shell.print(`${route.name(claim)} (${routeName(key, 'en')})`);
  for (const { title, rows } of route.sections(claim)) {
    shell.print(`  ${title}`);
    for (const box of rows.flat()) {
      const mark = found.some((one) => one.box === box.id && one.level === 'wrong') ? '✗' : ' ';
      const asked = box.asked === null ? '' : ` [--set ${box.what}=…]`;
      shell.print(
        `  ${mark} ${box.label} (${boxAsks(box.what, 'en')}): ${box.value.replace(/\n/g, ' / ') || '–'}${asked}`,
      );
    }
  }
  for (const one of found)
    shell.print(`  ${one.level === 'wrong' ? '✗' : '!'} ${one.label}: ${findingTold(one, ENGLISH)}`);
  if (out !== undefined) shell.print(resolve(out));
}
