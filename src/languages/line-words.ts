import type { Counted, Language } from './said';

/** Words for the lines of an invoice, at the desk. */
export interface LineWords {
  /** In a sentence, `line 2: Pallets`. */
  readonly line: string;
  readonly count: Counted;
  readonly no: string;
  readonly what: string;
  readonly quantity: string;
  readonly amount: string;
  /** Of the customer's order. */
  readonly orderLine: string;
  /** How the tax came into the amounts. */
  readonly tax: Readonly<Record<'in_line' | 'of_line' | 'shared' | 'unknown', string>>;
  readonly dispute: string;
  readonly title: string;
  readonly intro: string;
  readonly pick: string;
  readonly named: string;
  readonly namedHint: string;
  readonly none: string;
}

export const LINE_WORDS: Readonly<Record<Language, LineWords>> = {
  en: {
    line: 'line {no}: {text}',
    count: { one: '1 line', other: '{n} lines' },
    no: 'Line',
    what: 'What for',
    quantity: 'Quantity',
    amount: 'Amount',
    orderLine: 'order line {no}',
    tax: {
      in_line: 'The lines add up to the invoice as they stand.',
      of_line: 'Each line includes its own tax.',
      shared: 'The source gives lines without tax; the tax of the invoice is shared out over them in proportion.',
      unknown: 'The lines do not add up to the invoice: whoever disputes one names the amount.',
    },
    dispute: 'Dispute lines',
    title: 'Dispute lines of {document}',
    intro: 'What is ticked is held back, with its tax; the rest of the invoice is asked for as before.',
    pick: 'Line {no}',
    named: 'Disputed amount',
    namedHint: 'Empty: what the ticked lines come to, at most what is open ({open}).',
    none: 'Tick at least one line.',
  },
  fr: {
    line: 'ligne {no} : {text}',
    count: { one: '1 ligne', other: '{n} lignes' },
    no: 'Ligne',
    what: 'Objet',
    quantity: 'Quantité',
    amount: 'Montant',
    orderLine: 'ligne de commande {no}',
    tax: {
      in_line: 'La somme des lignes donne le montant de la facture.',
      of_line: 'Chaque ligne comprend sa propre taxe.',
      shared: 'La source donne les lignes hors taxe ; la taxe de la facture y est répartie en proportion.',
      unknown: 'La somme des lignes ne donne pas le montant de la facture : qui en conteste une indique le montant.',
    },
    dispute: 'Contester des lignes',
    title: 'Contester des lignes de {document}',
    intro: 'Ce qui est coché est suspendu, taxe comprise ; le reste de la facture continue d’être demandé.',
    pick: 'Ligne {no}',
    named: 'Montant contesté',
    namedHint: 'Vide : la somme des lignes cochées, au plus le reste dû ({open}).',
    none: 'Cochez au moins une ligne.',
  },
  de: {
    line: 'Position {no}: {text}',
    count: { one: '1 Position', other: '{n} Positionen' },
    no: 'Position',
    what: 'Wofür',
    quantity: 'Menge',
    amount: 'Betrag',
    orderLine: 'Bestellposition {no}',
    tax: {
      in_line: 'Die Positionen ergeben zusammen den Rechnungsbetrag.',
      of_line: 'Jede Position enthält ihre eigene Steuer.',
      shared: 'Die Quelle nennt Positionen ohne Steuer; die Steuer der Rechnung ist anteilig auf sie verteilt.',
      unknown: 'Die Positionen ergeben zusammen nicht den Rechnungsbetrag: Wer eine bestreitet, nennt den Betrag.',
    },
    dispute: 'Positionen bestreiten',
    title: 'Positionen von {document} bestreiten',
    intro: 'Was angekreuzt ist, wird samt Steuer zurückgehalten; der Rest der Rechnung wird weiter gefordert.',
    pick: 'Position {no}',
    named: 'Bestrittener Betrag',
    namedHint: 'Leer: was die angekreuzten Positionen ergeben, höchstens was offen ist ({open}).',
    none: 'Kreuzen Sie mindestens eine Position an.',
  },
  sv: {
    line: 'rad {no}: {text}',
    count: { one: '1 rad', other: '{n} rader' },
    no: 'Rad',
    what: 'Avser',
    quantity: 'Antal',
    amount: 'Belopp',
    orderLine: 'orderrad {no}',
    tax: {
      in_line: 'Raderna blir tillsammans fakturans belopp.',
      of_line: 'Varje rad innehåller sin egen moms.',
      shared: 'Källan anger raderna utan moms; fakturans moms är fördelad på dem i proportion.',
      unknown: 'Raderna blir inte tillsammans fakturans belopp: den som bestrider en anger beloppet.',
    },
    dispute: 'Bestrid rader',
    title: 'Bestrid rader i {document}',
    intro: 'Det som kryssas hålls inne, med moms; resten av fakturan begärs som förut.',
    pick: 'Rad {no}',
    named: 'Bestritt belopp',
    namedHint: 'Tomt: vad de kryssade raderna blir, högst vad som är obetalt ({open}).',
    none: 'Kryssa för minst en rad.',
  },
};
