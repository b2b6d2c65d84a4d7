import type { ShortPaymentWords } from './short-payment-words.en';

/** Swedish words of the pages about short payments. */
export const sv: ShortPaymentWords = {
  title: 'För låga betalningar',
  intro:
    'Fakturor som är betalda så när som på en liten rest. Tills någon beslutar utreds resten och krävs inte; bara en kassarabatt som tagits för sent krävs genast.',
  link: 'För låga betalningar',
  caption: 'Rester som väntar på beslut',
  empty: 'Ingen rest väntar på beslut.',
  column: {
    document: 'Faktura',
    customer: 'Kund',
    rest: 'Rest',
    paidOn: 'Betald',
    reason: 'Troligen',
    course: 'Förslag',
    decide: 'Beslut',
  },
  course: { write_off: 'skriv av', case: 'utred', ask: 'krävs' },
  all: {
    submit: 'Föreslå avskrivning av {n}: {sum}',
    reason: 'Rester av för låga betalningar: i rätt tid eller inom toleransen',
    done: 'Föreslaget: en andra person måste godkänna',
  },
  rules: {
    title: 'Vad en för låg betalning är',
    most: 'En rest upp till så många procent av fakturan är en för låg betalning; mer är en delbetalning och krävs',
    text: 'En rest som varken överstiger beloppet eller procentsatsen föreslås för avskrivning. Tomt: ingen.',
    amount: 'Tolerans i {currency}',
    percent: 'Procent av fakturan, {currency}',
    submit: 'Spara',
    done: 'Sparat',
    wrong: 'Ett belopp över noll med 1 till 100 procent, eller båda tomma; högst 50 procent för en för låg betalning.',
  },
  form: {
    title: 'För lågt betalt: {customer}',
    intro:
      'Vad kunden har hållit inne av en faktura: utred det som ett ärende med en ansvarig, skriv av det eller kräv det.',
    none: 'Ingen rest av en för låg betalning väntar på beslut.',
    item: 'Rest',
    line: '{document}: {rest} ({reason})',
    what: 'Vad det blir av den',
    accept: 'godta den som vad den är, vid betalningen',
    case: 'utred: ett ärende med en ansvarig',
    write_off: 'föreslå avskrivning: en andra person godkänner',
    ask: 'kräv den: påminnelserna fortsätter',
    category: 'Vad ärendet gäller',
    note: 'I ord',
    submit: 'Besluta',
    accepted: '{document}: resten är avskriven vid betalningen',
    cased: '{document} är nu ett ärende',
    asked: '{document}: resten krävs',
  },
  undo: {
    title: 'Resten krävs ändå inte',
    intro: 'Den väntar åter på beslut och krävs inte.',
    submit: 'Kräv den inte',
    done: 'Resten väntar åter på beslut',
  },
};
