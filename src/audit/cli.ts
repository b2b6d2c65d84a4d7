import type { Command } from 'commander';
import { count } from '../kernel/count';
import { Refusal, WrongUse } from '../kernel/result';
import type { Query } from '../platform/db';
import { example, type Shell } from '../platform/shell';
import { sealChain, verifyAudit, type Verdict } from './actions';
import { newestLines } from './store';

/** This room stands below the companies: who opens the house says which company a code means. */
export interface AuditDeps {
  companyOf(q: Query, code?: string): Promise<{ readonly id: number; readonly code: string }>;
}

interface Options {
  readonly company?: string;
  readonly verify?: boolean;
  readonly about?: string;
  readonly last: string;
  readonly json?: boolean;
}

/** `duly audit`: who did what and when, and the proof that nobody changed it. */
export function auditCommands(program: Command, shell: Shell, deps: AuditDeps): void {
  const command = program
    .command('audit')
    .description('who did what, when; with --verify: is the record as it was written?')
    .option('--company <code>', 'needed where there are several')
    .option('--verify', 'seal what waits, then check the whole chain')
    .option('--about <ref>', 'only what concerns this, such as dispute/3')
    .option('--last <count>', 'so many lines', '50')
    .option('--json', 'for scripts')
    .action((options: Options) => (options.verify ? verify(shell, options, deps) : list(shell, options, deps)));
  example(command, 'duly audit --verify');
}

async function list(shell: Shell, options: Options, deps: AuditDeps): Promise<void> {
  const limit = Number(options.last);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new WrongUse(`${options.last} is no count.`, 'Write --last 50.');
  const work = await shell.open();
  const company = await deps.companyOf(work.db.read, options.company);
  const about = options.about === undefined ? {} : { ref: options.about };
  const lines = await newestLines(work.db.read, { companyId: company.id, limit, ...about });
  if (options.json) {
    const rows = lines.map(({ seq, recordedAt, actor, kind, ref, payload }) => ({
      ...{ seq, recordedAt, actor, kind, ref },
      payload: payload === null ? null : (JSON.parse(payload) as unknown),
    }));
    shell.json({ company: company.code, lines: rows });
    return;
  }
  for (const { recordedAt, actor, kind, ref } of lines) shell.print(`${recordedAt}  ${actor}  ${kind}  ${ref}`);
}

async function verify(shell: Shell, options: Options, deps: AuditDeps): Promise<void> {
  const work = await shell.open();
  const company = await deps.companyOf(work.db.read, options.company);
  await sealChain(work, company.id);
  const verdict = await verifyAudit(work.db.read, company.id);
  if (options.json) shell.json({ company: company.code, ...verdict });
  else shell.print(sentence(verdict));
  if (!verdict.ok) {
    throw new Refusal(
      'audit-broken',
      `The audit record of ${company.code} is not as it was written: ${count(verdict.findings.length, 'finding')}.`,
      'Keep this database as it is and compare it with a backup; the findings say where.',
      { findings: verdict.findings.slice(0, 20) },
    );
  }
}

function sentence(verdict: Verdict): string {
  const erased = verdict.erased > 0 ? `, ${verdict.erased} with the payload erased` : '';
  if (verdict.ok)
    return `${verdict.sealed} ${verdict.sealed === 1 ? 'line' : 'lines'}${erased}, none changed. Last hash ${verdict.head.hash}`;
  return verdict.findings.map(({ seq, kind, ref, flaw }) => `line ${seq ?? '?'} (${kind} ${ref}): ${flaw}`).join('\n');
}
