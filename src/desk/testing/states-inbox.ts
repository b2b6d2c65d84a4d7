import { rowsOf } from '../../platform/db';
import { eml, receive } from '../../inbox/testing/receive';
import type { TestDesk } from './test-desk';

/** Mail that came in: an answer that seems to say that it is paid, with files; one of which nobody knows whose it is; an absence. */
export async function mailCameIn(desk: TestDesk): Promise<string[]> {
  const { db } = desk.house;
  const { id: companyId, code } = desk.company;
  const [known] = await rowsOf<{ document: string; email: string }>(
    db.read,
    `select e.document, (select k.email from v_contact k where k.customer_id = e.customer_id and k.email is not null limit 1) as email
     from v_open_item e where e.company_id = ? and e.open_minor > 0 and exists (
       select 1 from v_contact k where k.customer_id = e.customer_id and k.email is not null) order by e.item_id limit 1`,
    [companyId],
  );
  const { document, email } = known ?? { document: 'F-1', email: 'a@b.example' };
  const mails = [
    eml({ From: 'Newsletter <news@shop.example>', Subject: 'Our spring offers', 'Message-ID': '<1@shop.example>' }, 'Everything must go.'),
    eml({ From: email, Subject: 'Automatic reply: away', 'Auto-Submitted': 'auto-replied', 'Message-ID': '<2@away.example>' }, 'I am out of the office until 10 July.'),
    eml(
      { From: `"Ms Roux" <${email}>`, Subject: `Your reminder about ${document}`, 'Message-ID': '<3@x.example>', 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary="b"' },
      ['--b', 'Content-Type: text/plain; charset=utf-8', '', `Dear colleagues,\r\n\r\nwe have already paid ${document}; the transfer left our account last week.\r\n\r\nKind regards\r\nA. Roux`, '--b', 'Content-Type: application/pdf; name="transfer.pdf"', 'Content-Disposition: attachment; filename="transfer.pdf"', '', '%PDF-1.4', '%%EOF', '--b', 'Content-Type: application/octet-stream; name="invoice.pdf.exe"', 'Content-Disposition: attachment; filename="invoice.pdf.exe"', '', 'MZ program', '--b--'].join('\r\n'),
    ),
  ]; // prettier-ignore
  for (const raw of mails) await receive(desk.work(), companyId, raw);
  const rows = await rowsOf<{ id: number }>(db.read, 'select id from inbox_mail where company_id = ? order by id', [
    companyId,
  ]);
  return rows.map(({ id }) => `/c/${code}/inbox/${desk.work().ids.seal('mail', id)}`);
}
