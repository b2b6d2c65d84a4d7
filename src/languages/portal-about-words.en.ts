/** English words about us; the type that the other languages fill. */
export const en = {
  title: 'Who we are, and how this goes on',
  register: 'Register number',
  vat: 'VAT number',
  representative: 'Represented by',
  phone: 'Telephone',
  email: 'Email',
  website: 'Website',
  permission: 'Permission',
  numbers: 'Your numbers with us',
  behalf: {
    title: 'On whose behalf',
    short: 'for {company}',
    own: '{company} looks after its invoices itself. Nobody else is involved.',
    operator: '{operator} looks after this account on behalf of {company}. What is open is owed to {company}.',
  },
  person: {
    title: 'Who works on this',
    name: 'Name',
    role: 'Function',
    qualification: 'Qualification',
    hours: 'To be reached',
  },
  why: {
    title: 'Why you heard from us',
    text: 'At least one invoice of {company} has come to its day to pay, or soon will. Invoices get overlooked and messages get lost, so we remind you. If you have paid, or if something is wrong, tell us: we look at it before we write again.',
  },
  process: {
    title: 'How this goes on',
    steps: [
      'Around the day to pay we send reminders. Each one names the invoices, the sum and a day.',
      'When you tell us something (a day on which you will pay, that something is wrong, that you have paid), a person looks at it first. Meanwhile we do not ask for that part.',
      'A final reminder comes only after at least two others have named the same invoice.',
    ],
    handOver:
      'If all of that stays without an answer, a person here may decide that a partner collects it for us. Until then you can pay, agree on instalments or object here.',
  },
  ahead: {
    reminder: '{day}: we remind you, unless we have heard from you or your payment has come.',
    formalNotice:
      '{day}: we send you a formal notice by post or email, unless we have heard from you or your payment has come.',
    final: '{day}: we send you a final reminder, unless we have heard from you or your payment has come.',
    call: '{day}: we try to reach you by telephone.',
    preDue: '{day}: we write to you that the day to pay is near.',
  },
  data: {
    title: 'What we do with your data',
    text: [
      'We keep your name, your address and how to reach you, your invoices and payments, and what you and we have written. We need it to collect what is owed, to answer you, and to keep the proof that bookkeeping requires.',
      'We give it only to those who work for us on this account. If a partner is to collect for us, what it needs for that goes there too.',
      'This page keeps one cookie, so that you stay in during your visit. It asks nobody else and measures nothing.',
      'You may ask us what we keep, have it corrected, object to its use, and complain to the data protection authority of your country.',
    ],
    contact: 'Write to {email}.',
  },
  faq: {
    title: 'Questions that are often asked',
    entries: [
      {
        q: 'I have paid. Why do you still ask?',
        a: 'A transfer takes one or two bank days, and we count it when it has reached us. Tell us the day and the amount, and we look for it.',
      },
      {
        q: 'I cannot pay all of it now.',
        a: 'Tell us on which day you can, or ask for instalments. The sooner we know, the better we can help.',
      },
      {
        q: 'I do not agree with an invoice.',
        a: 'Tell us what is wrong, also if it is one line only. We do not ask for that part while we look at it.',
      },
      {
        q: 'How do I know that the bank account is really yours?',
        a: 'Compare it with your invoice or your contract, or call us by a number that you knew before. Do not trust an account that somebody gave you by telephone or in a new message.',
      },
      {
        q: 'I am not the right person.',
        a: 'Tell us. We write to you no more about it, and look for the right one.',
      },
      {
        q: 'I cannot pay at all any more.',
        a: 'Tell us what is possible. A person reads it. There is free debt advice in most countries; it helps to go there early.',
      },
    ],
  },
};

export type PortalAboutWords = typeof en;
