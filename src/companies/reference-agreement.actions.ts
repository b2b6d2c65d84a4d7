import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { isQrIban, printedIban } from './iban';
import { storeAgreement } from './reference-agreement.store';
import { isAgreeable, isSwiss, NUMBER_DIGITS, type Agreement } from './reference-scheme';
import { bankAccountFor } from './store';

/**
 * Says what was agreed with the bank about the references of the account to which payments in a currency go. It moves no money, hence one
 * person may say it; references that were printed before are read on. `rf`: nothing special is agreed.
 */
export async function agreeReferences(
  work: Work,
  companyId: number,
  { currency, agreement }: { readonly currency: string; readonly agreement: Agreement },
): Promise<{ readonly iban: string; readonly references: Agreement }> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const account = await bankAccountFor(tx, companyId, currency);
    if (!account) {
      throw new Refusal('no-account', `No account takes payments in ${currency}.`, 'Give the account first.');
    }
    const { iban } = account;
    refuseUnfit(iban, agreement);
    await storeAgreement(tx, work, companyId, { iban, agreement: agreement.scheme === 'rf' ? null : agreement });
    const payload = { iban, before: account.references, after: agreement };
    await record(tx, work, { companyId, kind: 'bank_account.references', ref: `company/${companyId}`, payload });
    return { iban, references: agreement };
  });
}

function refuseUnfit(iban: string, agreement: Agreement): void {
  const { scheme } = agreement;
  if ((scheme === 'qrr') !== isQrIban(iban)) {
    throw scheme === 'qrr'
      ? new Refusal('no-qr-iban', `${printedIban(iban)} is no QR-IBAN.`, 'QR references go with a QR-IBAN only: take RF, or give the QR-IBAN as the account.') // prettier-ignore
      : new Refusal('only-qr', `${printedIban(iban)} is a QR-IBAN.`, 'It takes QR references and nothing else.');
  }
  if (isSwiss(iban) && scheme !== 'qrr' && scheme !== 'rf' && scheme !== 'text') {
    throw new Refusal('not-in-switzerland', `Swiss accounts take no such reference.`, 'Take RF.');
  }
  if (!isAgreeable(agreement)) {
    throw new Refusal(
      'no-room-for-numbers',
      `Length and prefix leave fewer than ${NUMBER_DIGITS} digits for the numbers, or the scheme does not allow them.`,
      'Give a longer length or a shorter prefix, digits only, as it stands in the agreement with the bank.',
    );
  }
}
