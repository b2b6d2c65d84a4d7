import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { TestDesk, Visitor } from '../../desk/testing/test-desk';
import { rowsOf } from '../../platform/db';

/** A visitor who reads the mailbox that we know: the code is taken from the mail that brings it. */
export const CODE_PAGE = '/portal/account/code';

/** A contact that we have known for long. */
export async function knownContact(desk: TestDesk, code: string, email: string, more: object = {}): Promise<number> {
  const { db } = desk.house;
  const [customer] = await rowsOf<{ id: number }>(db.read, `select id from customer where code = ?`, [code]);
  const row = {
    ...{ company_id: desk.company.id, customer_id: customer?.id, role: 'main', name: 'Anna', email },
    ...{ recorded_at: '2026-01-05T09:00:00.000Z', recorded_by: 'maria', ...more },
  };
  const [made] = await db.transaction((tx) => tx('contact').insert(row).returning<{ id: number }[]>('id'));
  return made?.id ?? 0;
}

export async function codeMails(desk: TestDesk): Promise<ParsedMail[]> {
  const folder = join(desk.house.config.home, 'outbox', 'house');
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const mails = files.filter((file) => /(^|\/)code-\d+\.eml$/.test(file));
  const numbered = mails.sort((a, b) => numberOf(a) - numberOf(b));
  return Promise.all(numbered.map(async (file) => simpleParser(await readFile(join(folder, file)))));
}

const numberOf = (file: string): number => Number(/code-(\d+)\.eml$/.exec(file)?.[1] ?? 0);

export const codeIn = (mail: ParsedMail | undefined): string => /\b(\d{8})\b/.exec(mail?.text ?? '')?.[1] ?? '';

export const choicesIn = (text: string): string[] =>
  [...text.matchAll(/name="contact" value="([^"]+)"/g)].map(([, value]) => value ?? '');

/** Asks for a code, for the first mailbox that is offered, and returns it. */
export async function sentCode(desk: TestDesk, who: Visitor): Promise<string> {
  const [contact = ''] = choicesIn((await who.get(CODE_PAGE)).text);
  await who.post(`${CODE_PAGE}/send`, { contact });
  return codeIn((await codeMails(desk)).at(-1));
}

/** From now on this visitor sees papers. */
export async function stepUp(desk: TestDesk, who: Visitor): Promise<void> {
  const code = await sentCode(desk, who);
  const answer = await who.post(CODE_PAGE, { code });
  if (answer.status !== 303) throw new Error(`the code ${code} was not taken: ${answer.status}`);
  await who.get('/portal/account'); // where it is said, once
}
