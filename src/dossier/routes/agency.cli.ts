import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { count } from '../../kernel/count';
import { WrongUse } from '../../kernel/result';
import { example, type Shell } from '../../platform/shell';
import { pickForAgency, type LeftOut } from './agency.actions';
import { agencyFile } from './files.actions';
import type { Asking, Given, RouteDeps } from './asking.cli';
import { findingTold, fitTold } from './told';

/** `duly dossier agency`: the claims against several customers in one file, as agencies take them in. */
interface AgencyGiven extends Given {
  readonly incomplete?: boolean;
}

const ENGLISH = { language: 'en', locale: 'en-GB' } as const;

export function agencyCommand<Options extends Given>(
  group: Command,
  shell: Shell,
  { asking, deps }: { readonly asking: Asking<Options>; deps(): Promise<RouteDeps> },
): void {
  example(
    asking
      .options(group.command('agency <customers...>'))
      .description('the claims against several customers in one file for an agency; what stays out says why')
      .requiredOption('--out <file>', 'where to; its name ends in .csv or .json')
      .option('--incomplete', 'with those in whose form something is missing too')
      .action(async (customers: readonly string[], given: Options & AgencyGiven) => {
        const out = given.out ?? '';
        const form = /\.(csv|json)$/i.exec(out)?.[1]?.toLowerCase();
        if (form !== 'csv' && form !== 'json')
          throw new WrongUse(`${out} is neither a table nor JSON.`, 'Let its name end in .csv or .json.');
        const { holdSources } = await deps();
        const all = [];
        for (const customer of new Set(customers)) all.push(await asking.asked(shell, customer, given));
        const [first] = all;
        if (first === undefined) throw new WrongUse('Against whom?', 'Name the customers.');
        const asked = all.map((one) => one.asked);
        const { taken, leftOut } = await pickForAgency(first.work, asked, holdSources, given.incomplete === true);
        if (taken.length > 0) writeFileSync(resolve(out), agencyFile(taken, form).bytes);
        if (given.json === true) {
          shell.json({ out: taken.length > 0 ? resolve(out) : null, taken: taken.map(({ reference }) => reference), leftOut: leftOut.map((one) => ({ customer: one.code, why: whyOf(one) })) }); // prettier-ignore
          return;
        }
        shell.print(taken.length > 0 ? `${count(taken.length, 'claim')}: ${resolve(out)}` : 'Nothing was written.');
        for (const one of leftOut) shell.print(`  ✗ ${one.code} ${one.name}: ${whyOf(one).join(' ')}`);
      }),
    'duly dossier agency 1007 4711 --incomplete --out agency.csv',
  );
}

const whyOf = ({ against, wrong }: LeftOut): string[] => [
  ...against.map((one) => fitTold(one, ENGLISH)),
  ...wrong.map((one) => `${one.label}: ${findingTold(one, ENGLISH)}`),
];
