/** Of one, of several; `few` where a language says two to four in another way. */
export interface Forms {
  readonly one: string;
  readonly few?: string;
  readonly other: string;
}

type Tones = Readonly<Record<'friendly' | 'neutral' | 'firm', string>>;

interface Greeting {
  readonly named: Tones;
  readonly unnamed: Tones;
  /** A legal paper to one person, where the unnamed greeting is of several. */
  readonly person?: string;
}

/** English words around a message; the type that the other languages fill. */
export const en = {
  locale: 'en-GB' as string,
  colon: ': ',
  greeting: {
    named: { friendly: 'Hello {name},', neutral: 'Dear {name},', firm: 'Dear {name},' },
    unnamed: { friendly: 'Hello,', neutral: 'Dear Sir or Madam,', firm: 'Dear Sir or Madam,' },
  } as Greeting,
  closing: { friendly: 'Kind regards', neutral: 'Kind regards', firm: 'Yours faithfully' },
  invoices: { one: '1 invoice', other: '{n} invoices' } as Forms,
  days: { one: '1 day', other: '{n} days' },
  /** Who are invoiced, where there are too many to name. */
  entities: { one: '1 customer', other: '{n} customers' } as Forms,
  /** After “please pay by …”: of what is only listed again. */
  daysStand: {
    one: 'for 1 invoice asked for before, the day named then stands',
    other: 'for {n} invoices asked for before, the days named then stand',
  },
  column: {
    document: 'Document',
    invoice: 'Invoice',
    instalment: 'Instalment',
    po: 'Your order',
    date: 'Date',
    due: 'Due',
    payBy: 'Pay by',
    amount: 'Amount',
    paid: 'Paid',
    open: 'Open',
    credit: 'Credit',
    held: 'Held',
    late: 'Days late',
    line: 'Line',
  },
  charge: {
    what: 'Claim',
    days: 'Days',
    kind: { interest: 'Interest', fixed_sum: 'Fixed sum', fee: 'Fee' },
  },
  /** Each is followed by its currency. */
  table: {
    byEntity: 'What is asked for, by customer',
    overdue: 'Overdue invoices',
    instalments: 'Instalments that have not come',
    comingDue: 'Invoices falling due',
    invoiced: 'Invoices',
    paid: 'Invoices paid',
    concerned: 'Invoices concerned',
    charges: 'Interest and costs',
    lateDiscount: 'Of this, cash discount taken after its last day',
    discountUntil: 'Discount until',
    discountPaid: 'Paid on',
    alsoDue: 'Also due, not part of this notice',
    askedBefore: 'Asked for before',
    credits: 'Credits in your favour, deducted here',
    onHold: 'On hold, not asked for now',
    notYetDue: 'Not yet due, for your information',
    disputedLines: 'Of this, lines in dispute',
  },
  sum: {
    open: 'Open',
    held: 'On hold',
    credits: 'Credits',
    demand: 'To pay',
    total: 'Total',
  },
  pay: {
    title: 'How to pay',
    amount: 'Amount',
    amountBy: '{amount} by {day}',
    ofNotice: 'of which this notice',
    ofBesides: 'of which also due',
    holder: 'Account holder',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Reference',
    quote: 'Please quote exactly this reference, so that your payment is found.',
    only: 'These claims are held by {holder}. Only a payment to this account frees you of the debt.',
    scan: 'Scan with your banking app',
  },
  letter: {
    date: 'Date',
    customerNo: 'Customer no.',
    fileNo: 'File no.',
    billedTo: 'Invoiced to',
    contact: 'Your contact',
    phone: 'Phone',
    hours: 'Hours',
    email: 'Email',
    /** Before the subject line, where that is the custom. */
    subject: '',
    dateline: '{city}, {date}',
    page: 'Page',
    of: 'of',
  },
  company: {
    register: 'Reg. no.',
    vat: 'VAT no.',
    representative: 'Represented by',
  },
  enclosed: {
    copies: { one: 'Attached: a copy of the invoice.', other: 'Attached: copies of {n} invoices.' },
    statement: 'Attached: a statement of your account.',
    /** Of the file; letters without accents. */
    statementName: 'Statement',
    tooLarge: 'The invoice copies are too large for this message; reply and we send them to you.',
  },
  copy: 'COPY',
  phoneAbbreviated: 'Tel.',
};

export type MessageWords = typeof en;
