import { dayFrom } from '../../kernel/day';
import { exponent, isCurrency } from '../../kernel/money';
import type { RemittanceFault, RemittanceLine, RemittanceSaid } from '../../cash/remittance';
import { readAmount } from './amount';
import type { AdviceTable } from './remittance-table';
import { allAt, textAt, type Xml } from './xml';

/** RemittanceAdvice of UBL 2.0 to 2.4. A line pays what it says as debit, or takes off what it says as credit. */
export function adviceOfUbl(root: Xml, currency: string): AdviceTable {
  const faults: RemittanceFault[] = [];
  const stated = textAt(root, 'DocumentCurrencyCode', 'PaymentMeans/DocumentCurrencyCode');
  const used = stated === '' ? currency : stated;
  if (!isCurrency(used))
    return { said: null, faults: [{ place: root.line, code: 'no-currency', value: used.slice(0, 60) }] };
  const amount = (at: Xml, ...paths: readonly string[]): number | null => {
    const text = textAt(at, ...paths);
    if (text === '') return null;
    const found = readAmount(text, '.', exponent(used));
    if (typeof found !== 'string') return found.minor;
    faults.push({ place: at.line, code: 'bad-amount', value: text.slice(0, 60) });
    return null;
  };
  const lines = allAt(root, 'RemittanceAdviceLine').flatMap((at): RemittanceLine[] => {
    const document = textAt(at, ...DOCUMENTS).slice(0, 500);
    const [debit, credit] = [amount(at, 'DebitLineAmount'), amount(at, 'CreditLineAmount')];
    if (document === '') faults.push({ place: at.line, code: 'no-document', value: textAt(at, 'ID').slice(0, 60) });
    if (debit === null && credit === null) faults.push({ place: at.line, code: 'bad-amount', value: '' });
    const paidMinor = (debit ?? 0) - (credit ?? 0);
    const reason = textAt(at, 'Note').slice(0, 500);
    const kept = { grossMinor: null, discountMinor: 0, deductionMinor: 0 };
    return document === ''
      ? []
      : [{ place: at.line, document, ...kept, paidMinor, reason: reason === '' ? null : reason }];
  });
  const or = (text: string): string | null => (text === '' ? null : text.slice(0, 500));
  const said: RemittanceSaid = {
    ...{ place: 1, currency: used, lines, isGuess: false },
    payer: or(
      textAt(
        root,
        'AccountingCustomerParty/Party/PartyName/Name',
        'AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName',
      ),
    ),
    on: dayFrom(textAt(root, 'PaymentMeans/PaymentDueDate', 'IssueDate')) ?? null,
    totalMinor: amount(root, 'TotalPaymentAmount', 'TotalDebitAmount'),
    reference: or(textAt(root, 'PaymentMeans/PaymentID', 'PaymentOrderReference', 'ID')),
  };
  return { said, faults };
}

const DOCUMENTS = [
  'BillingReference/InvoiceDocumentReference/ID',
  'BillingReference/SelfBilledInvoiceDocumentReference/ID',
  'BillingReference/CreditNoteDocumentReference/ID',
  'BillingReference/AdditionalDocumentReference/ID',
  'InvoiceDocumentReference/ID',
  'DocumentReference/ID',
];
