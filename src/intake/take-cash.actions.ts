import type { TakenFile as TakenOfBank } from '../cash/actions';
import { importBankFiles, type BankFileOutcome } from '../imports/bank.actions';
import { importRemittance } from '../imports/remittance.actions';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import { noteFile, type TakenFile } from './file.store';
import type { Taking } from './taking.actions';
import { notTaken, resumed, type BankPart, type Told } from './told';

/**
 * A file of the bank, or an advice, that came by itself: taken as a person would take it. What was taken is noted in the transaction
 * that takes it, so that a process that dies in the middle leaves what the next needs: it goes through the file again, adds nothing
 * twice, and tells of it as it was the first time.
 */
export async function takeCash(
  taking: Taking,
  file: TakenFile,
  path: string,
  kind: 'bank' | 'remittances',
): Promise<Told> {
  const told = await (kind === 'bank' ? takeBank : takeAdvice)(taking, file, path).catch((error: unknown): Told => {
    // noted with the file: otherwise one that cannot be read would stand before all that come after it
    taking.deps.log.error({ err: error }, 'taking a file failed');
    return { is: 'remittances', remittances: [], refused: notTaken(broken(file.name)), done: true };
  });
  await taking.work.db.transaction((tx) => noteFile(tx, file.id, { told }));
  return told;
}

const broken = (name: string): Refusal =>
  new Refusal(
    'intake-broken',
    `Reading ${name} failed.`,
    'Put it into the folder again; where it fails again, tell the operator of this installation.',
  );

async function takeBank({ work, company, intake }: Taking, file: TakenFile, path: string): Promise<Told> {
  const parts: BankPart[] = [];
  const asked = {
    companyId: company.id,
    path,
    name: file.name,
    source: intake.source,
    also: (tx: Tx, fileName: string, taken: TakenOfBank) => {
      const part = resumed(file.told, takenPart(fileName, taken));
      const later = file.told?.is === 'bank' ? file.told.parts.slice(parts.length + 1) : [];
      return noteFile(tx, file.id, { told: { is: 'bank', parts: [...parts, part, ...later], done: false } });
    },
  };
  for await (const outcome of importBankFiles(work, asked)) parts.push(resumed(file.told, partOf(outcome)));
  return { is: 'bank', parts, done: true };
}

const takenPart = (file: string, taken: TakenOfBank): BankPart => ({
  file,
  statements: taken.statementIds,
  repeated: taken.repeated,
  lines: taken.lines,
  added: taken.added,
  joined: taken.joined,
  twins: taken.twins,
  notices: taken.notices.length,
});

function partOf({ fileName, taken, refusal }: BankFileOutcome): BankPart {
  if (taken) return takenPart(fileName, taken);
  assert(refusal !== undefined, 'a file is taken, or says why not');
  return { file: fileName, refused: notTaken(refusal) };
}

async function takeAdvice({ work, company }: Taking, file: TakenFile, path: string): Promise<Told> {
  if (file.told?.is === 'remittances' && file.told.remittances.length > 0) return { ...file.told, done: true };
  try {
    const remittances = await importRemittance(work, {
      companyId: company.id,
      currency: company.currency,
      customerId: null,
      path,
      name: file.name,
      also: (tx, ids) =>
        noteFile(tx, file.id, { told: { is: 'remittances', remittances: ids, refused: null, done: false } }),
    });
    return { is: 'remittances', remittances, refused: null, done: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { is: 'remittances', remittances: [], refused: notTaken(error), done: true };
  }
}
