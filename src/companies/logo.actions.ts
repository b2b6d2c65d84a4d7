import { record } from '../audit/actions';
import type { Work } from '../platform/work';
import { checkLogo } from './logo';
import { companyById, storeLogo } from './store';

/** Keeps the logo of a company, or takes it away (null). The bytes stay: what was shown with it was shown. */
export async function changeLogo(work: Work, companyId: number, bytes: Buffer | null): Promise<void> {
  if (bytes !== null) checkLogo(bytes);
  const sha256 = bytes === null ? null : (await work.files.put(bytes)).sha256;
  await work.db.transaction(async (tx) => {
    const { logoSha } = await companyById(tx, companyId);
    if (logoSha === sha256) return;
    await storeLogo(tx, companyId, sha256);
    const payload = { field: 'logoSha', before: logoSha, after: sha256 };
    await record(tx, work, { companyId, kind: 'company.changed', ref: `company/${companyId}`, payload });
  });
}
