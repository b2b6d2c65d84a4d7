import type { TermsPageWords } from './terms-page-words.en';

/** German words of the page of terms of payment. */
export const de: TermsPageWords = {
  title: 'Zahlungsbedingungen',
  intro:
    'Wo eine Rechnung nicht sagt, bis wann sie zu zahlen ist, wird die Fälligkeit berechnet: aus den Bedingungen des Belegs, sonst denen des Kunden, sonst denen des Unternehmens. Eine angegebene Fälligkeit wird nie verändert.',
  company: 'Das Unternehmen',
  assumed:
    'Niemand hat gesagt, was vereinbart ist: eine solche Fälligkeit ist zu beweisen, bevor daraus etwas verlangt wird.',
  change: 'In den Einstellungen ändern',
  computed: 'Offene Posten mit berechneter Fälligkeit',
  list: 'Anzeigen',
  none: 'Kein offener Posten hat eine berechnete Fälligkeit.',
  standingIntro:
    'Die Bedingungen wurden geändert, nachdem diese Fälligkeiten berechnet waren. Von selbst verschiebt sich nichts.',
  move: 'Diese Fälligkeiten verschieben',
  first: 'Die ersten {n}:',
  document: 'Beleg',
  customer: 'Kunde',
  before: 'Bisher fällig',
  after: 'Künftig fällig',
  moves: 'Bisher verschoben',
  when: 'Wann',
  who: 'Wer',
  what: 'Was',
  undo: 'Zurücknehmen',
  back: 'zurückgenommen',
  movedOf: 'Folgen den geltenden Bedingungen: {items}, davon {n} mit anderer Fälligkeit',
  items: { one: '{n} offener Posten', other: '{n} offene Posten' },
  held: {
    one: '{n} weiterer bleibt, wie er ist: eine Ratenzahlung, ein Partner oder ein Gericht hat ihn.',
    other: '{n} weitere bleiben, wie sie sind: eine Ratenzahlung, ein Partner oder ein Gericht hat sie.',
  },
  standing: {
    one: '{n} offener Posten folgt früheren Bedingungen',
    other: '{n} offene Posten folgen früheren Bedingungen',
  },
  moved: { one: '{n} wäre an einem anderen Tag fällig', other: '{n} wären an einem anderen Tag fällig' },
  overdue: { one: '{n} würde überfällig', other: '{n} würden überfällig' },
  relieved: { one: '{n} wäre nicht mehr überfällig', other: '{n} wären nicht mehr überfällig' },
  putBack: { one: '{n} Fälligkeit zurückgenommen', other: '{n} Fälligkeiten zurückgenommen' },
};
