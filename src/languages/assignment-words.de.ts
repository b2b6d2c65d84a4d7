import type { AssignmentWords } from './assignment-words.en';

/** German words of claims that somebody else holds. */
export const de: AssignmentWords = {
  heading: 'Forderungen eines anderen',
  row: {
    notified: '{document}: {holder}, seit {day}; der Kunde zahlt an den Inhaber',
    quiet: '{document}: {holder}, seit {day}; der Kunde weiß nichts davon',
    chased: '{document}: {holder}, seit {day}; der Kunde zahlt an den Inhaber, wir mahnen',
    noAccount: '{document}: {holder}, seit {day}; niemand wird gemahnt, bis ein Konto des Inhabers gilt',
  },
  put: 'Forderungen abtreten',
  title: 'Abgetretene Forderungen gegen {customer}',
  intro:
    'An einen Factor verkauft, an eine Bank sicherungshalber abgetreten, auf einen Versicherer übergegangen, der gezahlt hat: wer sie innehat und seit wann.',
  holder: 'Inhaber',
  on: 'Abgetreten am',
  how: 'Der Kunde',
  notified: 'wurde unterrichtet und zahlt an den Inhaber, der selbst mahnt: wir mahnen nicht mehr',
  chased:
    'wurde unterrichtet und zahlt an den Inhaber, der uns mahnen lässt: Nachrichten nennen das Konto des Inhabers',
  quiet: 'wurde nicht unterrichtet: wir mahnen weiter und ziehen für den Inhaber ein',
  submit: 'Abtreten',
  done: '{documents}: abgetreten an {holder}',
  needItem: 'Kreuzen Sie an, was abgetreten ist.',
  none: 'Es ist nichts offen, was uns gehört.',
  back: 'Sie gehören wieder uns',
  backTitle: 'Forderungen gegen {customer}, die wieder uns gehören',
  backIntro: 'Sie werden wieder gemahnt, wo sie standen. Eine Liste, die den Inhaber noch nennt, ändert daran nichts.',
  which: 'Welche',
  all: 'alle',
  why: 'Grund',
  deed: 'Die Urkunde der Rückabtretung',
  deedHint: 'Sie wird eine Anlage der Inkassoakte.',
  backSubmit: 'Wieder unsere',
  backDone: '{documents}: gehören wieder uns',
  backNone: 'Von diesem Kunden ist nichts abgetreten.',
  mistake: 'versehentlich erfasst',
  undone: 'Zurückgenommen',
  /** Among the bank accounts: where their claims are paid. */
  payees: {
    whose: 'Wessen Konto',
    own: 'unseres',
    holders: 'Inhaber von Forderungen',
    holdersText:
      'Ein Factor, eine Bank oder ein Versicherer, dem Forderungen abgetreten wurden. Lässt er uns mahnen, so nennen Nachrichten über seine Forderungen sein Konto und nur dieses; solange keines gilt, wird niemand gemahnt.',
    asksItself: 'mahnt selbst',
    weAsk: 'lässt uns mahnen',
    letUs: 'Er lässt uns mahnen',
    letItself: 'Er mahnt selbst',
    done: '{holder}: festgehalten.',
    headSet: 'Zahlungen in {currency} auf Forderungen von {payee} sollen hierher gehen',
    headRetire: 'Das Konto von {payee} in {currency} soll wegfallen',
    proposeText:
      'Es ersetzt das Konto desselben Empfängers in seiner Währung. Das Konto eines Inhabers braucht vom ersten an die zweite Person.',
  },
};
