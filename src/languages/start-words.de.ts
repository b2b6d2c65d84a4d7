import type { StartWords } from './start-words.en';

/** German words of the first start. */
export const de: StartWords = {
  title: 'Willkommen bei Duly',
  text: 'Noch gibt es keine Gesellschaft. Richten Sie Ihre ein, oder sehen Sie sich zuerst in zwei erfundenen um.',
  own: 'Meine Gesellschaft einrichten',
  ownText: 'Alles lässt sich später ändern. Nichts geht per E-Mail hinaus, solange der Testbetrieb eingeschaltet ist.',
  name: 'Firma, genau wie eingetragen',
  country: 'Land, zwei Buchstaben',
  currency: 'Währung',
  email: 'E-Mail für Kunden',
  iban: 'IBAN, auf die Kunden zahlen',
  optional: 'freiwillig',
  create: 'Gesellschaft anlegen',
  demo: 'Zuerst umsehen',
  demoText:
    'Zwei erfundene Gesellschaften mit Rechnungen aus zwei Jahren und einem halben Jahr Mahnungen, Reklamationen und Zusagen. Es dauert etwa eine Minute.',
  demoStart: 'Vorführ-Gesellschaften anlegen',
  building: 'Die Vorführ-Gesellschaften werden angelegt',
  buildingText: 'Sie können diese Seite verlassen; es geht weiter.',
  day: 'Tag {done} von {total}',
  failed: 'Es ist nicht gelungen. Das Protokoll des Servers sagt, warum; sonst wurde nichts geändert.',
  ready: 'Fertig. Vorführung öffnen',
  reload: 'Zeigen, wie weit es ist',
  another: 'Weitere Gesellschaft anlegen',
};
