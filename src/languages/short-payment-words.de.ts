import type { ShortPaymentWords } from './short-payment-words.en';

/** German words of the pages about short payments. */
export const de: ShortPaymentWords = {
  title: 'Minderzahlungen',
  intro:
    'Rechnungen, die bis auf einen kleinen Rest bezahlt sind. Bis jemand entscheidet, wird der Rest geklärt und nicht gemahnt; nur zu spät gezogenes Skonto wird sofort gefordert.',
  link: 'Minderzahlungen',
  caption: 'Reste, über die zu entscheiden ist',
  empty: 'Über keinen Rest ist zu entscheiden.',
  column: {
    document: 'Rechnung',
    customer: 'Kunde',
    rest: 'Rest',
    paidOn: 'Bezahlt am',
    reason: 'Vermutlich',
    course: 'Vorschlag',
    decide: 'Entscheidung',
  },
  course: { write_off: 'ausbuchen', case: 'klären', ask: 'gefordert' },
  all: {
    submit: '{n} zur Ausbuchung vorschlagen: {sum}',
    reason: 'Reste von Minderzahlungen: fristgerecht oder innerhalb der Toleranz',
    done: 'Vorgeschlagen: Eine zweite Person muss zustimmen',
  },
  rules: {
    title: 'Was eine Minderzahlung ist',
    most: 'Ein Rest bis zu so viel Prozent der Rechnung ist eine Minderzahlung; darüber ist es eine Teilzahlung und wird gemahnt',
    text: 'Ein Rest, der weder den Betrag noch den Prozentsatz übersteigt, wird zur Ausbuchung vorgeschlagen. Leer: keiner.',
    amount: 'Toleranz in {currency}',
    percent: 'Prozent der Rechnung, {currency}',
    submit: 'Speichern',
    done: 'Gespeichert',
    wrong: 'Ein Betrag über null mit 1 bis 100 Prozent, oder beides leer; höchstens 50 Prozent für eine Minderzahlung.',
  },
  form: {
    title: 'Minderzahlung: {customer}',
    intro:
      'Was der Kunde von einer Rechnung einbehalten hat: als Fall mit einem Zuständigen klären, ausbuchen oder fordern.',
    none: 'Über keinen Rest einer Minderzahlung ist zu entscheiden.',
    item: 'Rest',
    line: '{document}: {rest} ({reason})',
    what: 'Was daraus wird',
    accept: 'annehmen als das, was es ist, neben der Zahlung',
    case: 'klären: ein Fall mit einem Zuständigen',
    write_off: 'Ausbuchung vorschlagen: Zweite Person stimmt zu',
    ask: 'fordern: Es wird weiter gemahnt',
    category: 'Worum es in dem Fall geht',
    note: 'In Worten',
    submit: 'Entscheiden',
    accepted: '{document}: der Rest ist neben der Zahlung ausgebucht',
    cased: '{document} ist jetzt ein Fall',
    asked: '{document}: Der Rest wird gefordert',
  },
  undo: {
    title: 'Der Rest wird doch nicht gefordert',
    intro: 'Über ihn ist wieder zu entscheiden; er wird nicht gemahnt.',
    submit: 'Nicht fordern',
    done: 'Über den Rest ist wieder zu entscheiden',
  },
};
