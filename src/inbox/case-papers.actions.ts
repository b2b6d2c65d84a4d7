import type { CaseView } from '../cases/case.panel';
import { happen } from '../cases/happening.actions';
import { attachMany } from '../documents/actions';
import { documentAt } from '../documents/store';
import type { Work } from '../platform/work';
import { filesOfMail } from './files.actions';
import { isProven, type HungFile, type Mail } from './mail';
import { keepActivity } from './store';

/**
 * What hangs on a partner's mail is kept with the case, because a person said so. Its partner sees it there where the mail came to the
 * signed address of the case; else it stays in the house. Returns how many are new.
 */
export async function keepMailPapers(work: Work, mail: Mail, found: CaseView): Promise<number> {
  const files = await filesOfMail(work, mail);
  const visibility = isProven(mail.by) ? ('partner' as const) : ('internal' as const);
  return work.db.transaction(async (tx) => {
    const hung: HungFile[] = [];
    const made: number[] = [];
    for (const file of files) {
      if (file.paper === null) {
        hung.push(file.hung);
        continue;
      }
      const { companyId, customerId, id } = found;
      const place = { companyId, customerId, about: `case/${id}`, kind: 'correspondence' as const, ...file.paper };
      const [isNew] = await attachMany(tx, work, [{ ...place, visibility }]);
      const documentId = isNew ?? (await documentAt(tx, place))?.id ?? null;
      if (isNew !== undefined) made.push(isNew);
      hung.push({ ...file.hung, documentId });
    }
    await keepActivity(tx, mail.id, mail.activityId, hung);
    if (made.length === 0) return 0;
    const payload = { mail: mail.id, documents: made };
    await happen(tx, work, found, { kind: 'case.mail_papers', payload, internal: visibility === 'internal' });
    return made.length;
  });
}
