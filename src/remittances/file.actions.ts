import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { assertReadable } from '../imports/disk.actions';
import { contentOf } from '../imports/formats/magic';
import { LIMITS } from '../imports/mapping-profile';
import { openTable } from '../imports/opening';
import { weighWorkbook } from '../imports/weigh.actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { readRemittance, type FileRead } from './remittance-file';
import { casesOfPartner } from './store';

/** A remittance file on the disk, CSV or Excel, read for one partner: nothing but its own cases is ever looked at. */
export interface FileAsked {
  readonly companyId: number;
  readonly partnerId: number;
  readonly path: string;
  /** As the person's machine called it. */
  readonly name: string;
}

export interface RemittanceFile extends FileRead {
  /** Of what it says, whatever the file that said it: the same lines twice are one remittance. */
  readonly digest: string;
}

/** No remittance file is larger. */
export const LARGEST_REMITTANCE = 5_000_000;

export async function readRemittanceFile(work: Work, asked: FileAsked): Promise<RemittanceFile> {
  const { companyId, partnerId, path, name } = asked;
  assertReadable(path);
  const bytes = statSync(path).size > LARGEST_REMITTANCE ? undefined : readFileSync(path);
  const content = bytes && contentOf(bytes.subarray(0, 4_096));
  const isTable = content === 'text' || content === 'zip' || content === 'compound';
  const tooHeavy = content === 'zip' && (await weighWorkbook(name, path, LIMITS.inflatedBytes)) !== undefined;
  if (bytes === undefined || !isTable || tooHeavy) throw noTable(name);
  const { table } = openTable(name, { size: bytes.length, read: (at, n) => bytes.subarray(at, at + n) }, {});
  if (table === undefined || table.standard !== undefined) throw noTable(name);
  const read = readRemittance(table.rows(), await casesOfPartner(work.db.read, companyId, partnerId), work.today);
  const said = read.lines.map(({ caseId, on, grossMinor, commissionMinor, vatMinor, costsMinor }) => [caseId, on, grossMinor, commissionMinor, vatMinor, costsMinor]); // prettier-ignore
  return { ...read, digest: createHash('sha256').update(JSON.stringify(said)).digest('hex') };
}

const noTable = (name: string): Refusal =>
  new Refusal(
    'remittance-file',
    `${name} is no remittance file that can be read.`,
    'Send CSV or Excel with a heading for the case, the day, the amount paid, and what was kept.',
  );
