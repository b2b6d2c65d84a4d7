import { assert } from '../kernel/assert';
import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import { absenceOf, awayOn } from '../people/absence';
import { absencesFrom } from '../people/absence.store';
import type { Work } from '../platform/work';
import { addressLines } from './address';
import { contentFrom } from './content';
import type { PostalAddress } from './draft';
import { encloseAll, NO_ENCLOSURES, type Enclosures } from './enclose.actions';
import type { Facts } from './facts';
import { addressees, type Addressee } from './gather.store';
import { creditorOf, replyAddress, senderAddress, type Parties } from './parties';
import type { PortalDoor } from './portal-door';
import { speechOf } from './speech';
import type { GivenAddress } from './swiss-bill';
import type { MessageRow } from './store';
import { readTemplate, type Template } from './template';
import { templateVersions } from './template.store';

/** Brings together what each message of a batch is made of: one statement per kind of fact, however many messages. */
export interface Prepared {
  readonly row: MessageRow;
  readonly facts: Facts;
  /** Throws Refusal `template-faults` where a template in force can no longer be used. */
  readonly template: () => Template;
  readonly files: Enclosures['files'];
}

/** The way to the account that each message carries, by its row number. */
export type Doors = (rows: readonly MessageRow[]) => Promise<ReadonlyMap<number, PortalDoor>>;

export const NO_DOORS: Doors = () => Promise.resolve(new Map());

/** Who sends: the company as it is now. */
export interface Sender {
  readonly company: Company;
  readonly settings: Settings;
  /** Empty: it has no mailbox of its own. */
  readonly address: string | null;
}

export async function senderOf(work: Work, company: Company): Promise<Sender> {
  const settings = await settingsOf(work.db.read, company.id);
  const contactPerson = await standIn(work, settings.contactPerson);
  return { company, settings: { ...settings, contactPerson }, address: senderAddress(company, settings) ?? null };
}

/** While whoever answers questions is away the deputy is named, without their telephone and hours. */
async function standIn(work: Work, person: Settings['contactPerson']): Promise<Settings['contactPerson']> {
  if (person === null) return null;
  const away = awayOn(await absencesFrom(work.db.read, work.today), work.today);
  const absence = absenceOf(away, person.email) ?? absenceOf(away, person.name);
  if (absence === undefined) return person;
  const { name, email } = absence.deputy;
  return { name, email, ...(person.role === undefined ? {} : { role: person.role }) };
}

export async function prepare(
  work: Work,
  sender: Sender,
  rows: readonly MessageRow[],
  doors: Doors = NO_DOORS,
): Promise<Prepared[]> {
  const { company, settings } = sender;
  const letterheads = rows.map((row) => ({ row, content: contentFrom(row.blanks) }));
  const known = await addressees(
    work.db.read,
    company.id,
    rows.map((row) => row.customer_id),
  );
  const versions = await templateVersions(
    work.db.read,
    rows.map((row) => row.template_version_id),
  );
  const ways = await doors(rows);
  const enclosures = await encloseAll(work, company.id, settings, letterheads);
  return letterheads.map(({ row, content }) => {
    const customer = known.get(row.customer_id);
    const version = versions.get(row.template_version_id);
    assert(customer !== undefined && version !== undefined, `message ${row.id} lost its customer or its template`);
    const { enclosed, files } = enclosures.get(row.id) ?? NO_ENCLOSURES;
    const parties = partiesOf(sender, customer, row);
    return {
      row,
      facts: {
        content,
        parties,
        speech: speechOf(row.language, company.country),
        channel: row.channel,
        enclosed,
        door: ways.get(row.id),
      },
      template: () => templateOf(version.code, version.source),
      files,
    };
  });
}

function partiesOf({ company, settings }: Sender, customer: Addressee, row: MessageRow): Parties {
  const footer = row.channel === 'email' ? settings.senders[row.language]?.footer : undefined;
  const address = row.address === null ? null : (JSON.parse(row.address) as PostalAddress);
  return {
    creditor: creditorOf(company),
    person: settings.contactPerson,
    replyTo: replyAddress(company, settings, row.language),
    ...(footer === undefined ? {} : { footer }),
    customer: { code: customer.code, name: customer.name },
    recipient: {
      name: row.to_name,
      lines: address === null ? [] : addressLines({ name: row.to_name ?? customer.name, address }, company),
      ...(address === null ? {} : { postal: postalOf(row.to_name ?? customer.name, address, company.country) }),
    },
    writtenOn: row.day,
  };
}

const postalOf = (name: string, { street, postcode, city, country }: PostalAddress, home: string): GivenAddress => ({
  ...{ name, street, postcode, city, country: country ?? home },
});

/** Templates are few and their sources never change: read once per process. */
function templateOf(code: string, source: string): Template {
  const key = `${code}\n${source}`;
  const known = read.get(key) ?? readTemplate(code, source);
  if (read.size >= MOST_KEPT) read.clear();
  read.set(key, known);
  return known;
}

const read = new Map<string, Template>();
const MOST_KEPT = 200;
