import type { FinancesWords } from './finances-words.en';

/** German words: What the desk says of a customer’s means. */
export const de: FinancesWords = {
  title: 'Mittel',
  none: 'Über die Mittel dieses Kunden ist nichts bekannt.',
  old: 'veraltet: daraus wird nichts geschlossen',
  add: 'Bekanntes hinzufügen',
  addPartner: 'Erkenntnis des Partners hinzufügen',
  back: 'Zurücknehmen',
  history: 'Früher mitgeteilt',
  takenBack: 'zurückgenommen',
  ofYear: '{figure} ({year})',
  asOf: 'Stand {day}',
  kinds: {
    assets: 'Vermögenswerte',
    employees: 'Beschäftigte',
    turnover: 'Umsatz',
    result: 'Jahresergebnis',
    equity: 'Eigenkapital',
    total_assets: 'Bilanzsumme',
    note: 'Notiz',
  },
  noAssets: 'keine',
  tellers: {
    us: 'von uns nachgesehen',
    partner: 'vom Partner mitgeteilt',
    customer: 'vom Kunden mitgeteilt',
    third: 'von Dritten mitgeteilt',
  },
  form: {
    title: 'Was über die Mittel von {customer} bekannt ist',
    intro:
      'Wird hier und bei den Fällen gezeigt; Partner und der Kunde sehen es nicht. Aus Eigenkapital, Vermögenswerten und Beschäftigten folgt 18 Monate lang, was die Bewertung eines Falls vorschlägt. Was früher mitgeteilt wurde, bleibt im Verlauf.',
    kind: 'Was',
    figure: 'Zahl',
    figureHint:
      'Bei Beschäftigten: wie viele. Sonst ein Betrag; 0 bei Vermögenswerten heißt: keine. Ergebnis und Eigenkapital dürfen unter null liegen: -12.000.',
    currency: 'Währung',
    year: 'Jahr der Zahl',
    yearHint: 'etwa {year}',
    note: 'In Worten',
    source: 'Quelle',
    sourceHint: 'Wo es steht: Abschluss und Register, eine Nachricht des Partners, ein Besuch.',
    asOf: 'Stand vom',
    toldBy: 'Mitgeteilt von',
    submit: 'Festhalten',
    done: 'Festgehalten: {what}.',
    undone: 'irrtümlich festgehalten',
    fault: {
      whole: 'Geben Sie eine ganze Zahl an.',
      currency: 'Drei Buchstaben, etwa EUR.',
      words: 'Sagen Sie es in Worten.',
    },
  },
  ending: {
    title: 'Eine Angabe zurücknehmen',
    intro: 'Sie war falsch und bleibt im Verlauf als zurückgenommen. Was vorher mitgeteilt wurde, gilt wieder.',
    why: 'Was falsch war',
    submit: 'Zurücknehmen',
    done: 'Zurückgenommen.',
  },
};
