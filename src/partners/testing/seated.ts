import { Secret, TOTP } from 'otpauth';
import { PASSWORD, type Visitor } from '../../desk/testing/test-desk';
import { inviteToSeat } from '../../mandates/account.actions';
import { rowsOf } from '../../platform/db';
import type { CaseDesk } from './case-desk';

/** Somebody at the partner of a case desk, invited and signed in by password and code. */
export async function seated({ desk, partnerId }: CaseDesk, email: string): Promise<Visitor> {
  const work = desk.work();
  const { secret } = await inviteToSeat(work, { companyId: desk.company.id, partnerId, email, name: 'Marie Durand', language: 'en' }); // prettier-ignore
  const [row] = await rowsOf<{ key: string }>(work.db.read, 'select totp_secret as key from partner_account where email = ?', [email]); // prettier-ignore
  const code = new TOTP({ secret: Secret.fromBase32(row?.key ?? '') }).generate({ timestamp: Date.parse(work.now) });
  const who = desk.stranger();
  const answer = await who.post(`/partner/invitation/${secret}`, { name: 'Marie Durand', password: PASSWORD, code });
  expect(answer.location).toBe('/partner/cases');
  return who;
}
