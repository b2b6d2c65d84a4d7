/**
 * English words of the readiness of a recovery file, by its questions: how it stands when it is in order, what is said when
 * it is not (with `{which}` for the particulars). The type that the other languages fill.
 */
export const en = {
  'creditor-name': ['Our registered name is known.', 'Our registered name is not known. Give it in the settings.'],
  'creditor-address': ['Our address is complete.', 'Our address is incomplete: street, postcode and city are needed.'],
  'creditor-account': ['The account for what is collected is named.', 'No bank account in this currency is named.'],
  'debtor-name': [
    'The customer stands under the registered name.',
    'The registered name of the customer is not recorded.',
  ],
  'debtor-address': ['The customer has a registered address.', 'There is no full address of the customer.'],
  'debtor-type': ['It is known what kind of debtor this is.', 'It is not certain what kind of debtor this is.'],
  'debtor-register': [
    'The customer can be found in the register.',
    'The register number of the customer is not known.',
  ],
  'debtor-contact': ['There is somebody to call or write to.', 'There is no telephone number and no email address.'],
  'debtor-extract': ['A register extract is attached.', 'A fresh register extract is not attached.'],
  'due-dates': ['Every invoice has a due date.', 'No due date: {which}.'],
  'due-assumed': [
    'Every due date was given or agreed.',
    'The due date is only assumed; prove what was agreed: {which}.',
  ],
  overdue: ['Every invoice is overdue.', 'Not overdue yet: {which}.'],
  'adds-up': ['The claim adds up to the account.', 'The claim does not add up to the account: {which}.'],
  age: ['No invoice is very old.', 'Overdue for a long time; some partners charge more: {which}.'],
  contract: ['It is recorded what was agreed, and when.', 'The date or subject of the contract is not recorded.'],
  limitation: ['No claim comes near its limitation.', 'Limitation is near or over: {which}.'],
  law: ['The governing law is known.', 'The governing law is assumed: {which}.'],
  interest: [
    'Interest is claimed from a stated rate.',
    'No interest is claimed; a rate of the contract can be given below.',
  ],
  charges: ['Every charge says what it rests on.', 'It is not recorded what the charges rest on: {which}.'],
  'interest-bounds': [
    'The rate of the contract stands as it is.',
    'The law does not let the rate of the contract stand as it is; what is claimed, with what was agreed or the last day that is known: {which}.',
  ],
  'charges-elsewhere': [
    'Nothing is claimed beside other invoices.',
    'Claimed beside invoices outside this file, and not asked for here: {which}.',
  ],
  'charges-disputed': [
    'Nobody objects to interest or costs.',
    'Interest or costs that are objected to are not asked for here: {which}.',
  ],
  'charges-hardship': [
    'Nothing is left out for hardship.',
    'In hardship, interest and costs are not asked for: {which}.',
  ],
  ledger: ['The ledger stands as of the key date.', 'The ledger is older than the key date: {which}.'],
  disputes: ['Nothing claimed is disputed.', 'Disputed: {which}.'],
  unapplied: ['No payment or credit waits to be applied.', 'Not applied yet, so the claim would be too high: {which}.'],
  'with-partner': ['Nothing of it is with a partner.', 'Already with a partner: {which}.'],
  'held-by-us': ['The claim is ours.', 'Assigned to somebody else: {which}.'],
  deed: [
    'The claim never left us, or the deed of its return is filed.',
    'It was assigned and came back, and no deed of re-assignment is filed: {which}.',
  ],
  insurer: [
    'The insurer does not claim the collection for itself.',
    '{which} insures what is owed and collects it itself: another partner may cost the cover.',
  ],
  holds: ['Nothing forbids to collect.', 'On hold: {which}.'],
  'in-transit': ['No payment is announced.', 'A payment is announced; wait for it: {which}.'],
  'set-off': [
    'Nothing is known that could be set off.',
    'The customer is also a supplier of ours and may set off what we owe it: {which}.',
  ],
  exhausted: [
    'Every invoice was asked for often enough.',
    'Not asked for often enough, or the last deadline still runs: {which}.',
  ],
  sent: [
    'The reminders left the house.',
    'Reminders were only written into the test folder: nothing reached the customer.',
  ],
  invoices: ['There is a copy of every invoice.', 'No copy of the invoice: {which}.'],
  order: ['The contract or order is attached.', 'Neither a contract nor an order is attached.'],
  translations: ['Every piece is in the language of the court.', 'No translation for the court: {which}.'],
  delivery: ['Delivery is proven for every invoice.', 'Delivery is not proven: {which}.'],
  'route-fits': [
    'The chosen way is open to this claim.',
    'The chosen way is not open to this claim; the list of ways says why.',
  ],
  'route-form': ['Every box of the form is filled as it should be.', 'The form lacks, or does not take: {which}.'],
  'route-check': [
    'No box of the form needs a second look.',
    'Somebody should look at these boxes of the form: {which}.',
  ],
  'route-protocol': [
    'A letter of claim went out, and its time is over.',
    'No letter of claim asked for all of this, or its time is not over.',
  ],
  'route-draft': [
    'The form is no draft.',
    'The form is a draft: have a lawyer or bailiff check it before it is filed.',
  ],
  'limitation-known': [
    'It is known when the claim lapses.',
    'Nobody has worked out when the claim lapses: say which law and what kind of claim it is.',
  ],
} satisfies Readonly<Record<string, readonly [ok: string, wrong: string]>>;

export type ReadinessWords = Readonly<Record<keyof typeof en, readonly [ok: string, wrong: string]>>;
