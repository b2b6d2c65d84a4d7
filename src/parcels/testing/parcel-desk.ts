import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parcelRoom } from '../../app';
import { changeSetting } from '../../companies/actions';
import { openTestDesk, type TestDesk } from '../../desk/testing/test-desk';
import { openSftpServer, type SftpServer } from '../../intake/testing/sftp-server';
import { channelFrom } from '../../mandates/channel';
import { changeChannel } from '../../mandates/channel.actions';
import { addPartner } from '../../mandates/partner.actions';
import { partnerNamed } from '../../mandates/partner.store';
import type { testDatabase } from '../../platform/testing/database';
import { startSmtp, type TestSmtp } from '../../platform/testing/smtp';
import { handedOver, type HandedOver } from '../../webhooks/testing/handed-over';
import { carryParcels } from '../jobs';
import { parcelsOfCase } from '../store';
import type { Parcel } from '../parcel';

/** A desk whose company is out of test mode, with a partner that takes files by mail or in a folder: a real mail server and a real SFTP server. */
export interface ParcelDesk {
  readonly desk: TestDesk;
  readonly smtp: TestSmtp;
  readonly sftp: SftpServer;
  /** What lies in the folder of the partner. */
  lies(): readonly string[];
  readonly folder: string;
  byMail(to?: string): Promise<void>;
  byFolder(more?: Readonly<Record<string, string>>): Promise<void>;
  hands(...items: string[]): Promise<HandedOver>;
  /** As the clock does it, so many minutes later. */
  tick(minutes?: number): Promise<Record<string, number>>;
  parcels(of: HandedOver): Promise<Parcel[]>;
  close(): Promise<void>;
}

export const PARTNER = 'Agence Delmas';
const NOW = '2026-03-03T09:00:00.000Z';

export async function openParcelDesk(open: ReturnType<typeof testDatabase>): Promise<ParcelDesk> {
  const before = process.env['OUTBOUND_HOSTS'];
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  const smtp = await startSmtp();
  const folder = mkdtempSync(join(open.home, 'partner-'));
  const sftp = await openSftpServer(folder);
  const desk = await openTestDesk({ url: open.url, home: open.home }, { now: NOW, smtpUrl: smtp.url });
  await mailboxIsRead(open, desk);
  const settings = [['testMode', 'false'], ['bounceMailbox', 'back@acme.example'], ['replyPlus', 'true']] as const; // prettier-ignore
  for (const [name, value] of settings) await changeSetting(desk.work(), desk.company.id, name, value);
  await addPartner(desk.work(), desk.company.id, { name: PARTNER, kind: 'agency', email: 'office@delmas.fr' });
  const change = async (typed: Readonly<Record<string, string>>): Promise<void> => {
    const partner = await partnerNamed(open.db.read, desk.company.id, PARTNER);
    const read = channelFrom(typed, { keepsSecret: false });
    if ('wrong' in read || partner === undefined) throw new Error(JSON.stringify(read));
    await changeChannel(desk.work(), { companyId: desk.company.id, partnerId: partner.id }, read.draft);
  };
  return {
    ...{ desk, smtp, sftp, folder },
    lies: () => readdirSync(folder).sort(),
    byMail: (to = 'files@delmas.fr') => change({ channel: 'mail', to }),
    byFolder: (more = {}) =>
      change({ channel: 'sftp', host: '127.0.0.1', port: String(sftp.port), user: 'duly', path: '/', password: 'hush hush', hostKey: sftp.fingerprint, ...more }), // prettier-ignore
    hands: (...items) => handedOver(desk, items, PARTNER),
    tick: (minutes = 0) => {
      desk.setNow(new Date(Date.parse(NOW) + minutes * 60_000).toISOString());
      return carryParcels(desk.work(), parcelRoom(desk.house), desk.company);
    },
    parcels: ({ caseId }) => parcelsOfCase(open.db.read, desk.company.id, caseId),
    close: async () => {
      await desk.close();
      await smtp.close();
      await sftp.close();
      if (before === undefined) delete process.env['OUTBOUND_HOSTS'];
      else process.env['OUTBOUND_HOSTS'] = before;
    },
  };
}

/** Out of test mode mail leaves only where somebody reads what comes back. */
async function mailboxIsRead({ db }: ReturnType<typeof testDatabase>, { company, work }: TestDesk): Promise<void> {
  const { now, today } = work();
  await db.write('mailbox').insert({
    ...{ company_id: company.id, name: 'planted', host: 'imap.acme.example', port: 993, security: 'tls' },
    ...{ user_name: 'ar', secret: 'none', folder: 'INBOX', every_minutes: 5, from_on: today, last_uid: 0 },
    ...{ read_at: now, looked_at: now, recorded_at: now, recorded_by: 'test' },
  });
}
