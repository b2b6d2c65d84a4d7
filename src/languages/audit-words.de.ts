import type { AuditWords } from './audit-words.en';

/** German words of the audit trail. */
export const de: AuditWords = {
  title: 'Protokoll',
  installation: {
    title: 'Die Installation',
    text: 'Das Protokoll der Installation selbst: wer sich angemeldet hat, wer eingeladen wurde, welche Vorlagen geladen wurden.',
    company: 'Diese Gesellschaft',
  },
  text: 'Jede Änderung ist eine Zeile, verkettet mit der vorigen: wer was wann woran getan hat. Eine Zeile wird nie verändert.',
  caption: 'Was getan wurde, das Neueste zuerst',
  column: { at: 'Wann', who: 'Wer', what: 'Was', about: 'Gegenstand', change: 'Änderung', line: 'Zeile' },
  who: { clock: 'Duly selbst', customer: 'ein Kunde', partner: 'ein Partner' },
  filter: { who: 'Person', kind: 'Art', about: 'Gegenstand', from: 'Von', to: 'Bis' },
  erased: 'Die Einzelheiten wurden gelöscht.',
  total: { one: '{n} Zeile', other: '{n} Zeilen' },
  empty: 'Keine Zeile passt. Entfernen Sie einen Filter.',
  clear: 'Alle anzeigen',
  export: { csv: 'CSV', xlsx: 'Excel' },
  check: {
    action: 'Kette prüfen',
    title: 'Prüfung der Kette',
    underWay: 'Das Protokoll wird geprüft: {done} von {total} Zeilen.',
    look: 'Wie weit ist sie?',
    at: 'Geprüft am {at}.',
    failed: 'Die Prüfung konnte nicht beendet werden: {why}',
    intact: 'Das Protokoll ist so, wie es geschrieben wurde: {lines} in der Kette, keine verändert, keine fehlt.',
    waiting: {
      one: '{n} Zeile wartet auf das Siegel, das alle paar Minuten gesetzt wird.',
      other: '{n} Zeilen warten auf das Siegel, das alle paar Minuten gesetzt wird.',
    },
    erased: {
      one: 'Die Einzelheiten von {n} Zeile wurden gelöscht; ihr Platz in der Kette hält.',
      other: 'Die Einzelheiten von {n} Zeilen wurden gelöscht; ihre Plätze in der Kette halten.',
    },
    head: 'Letztes Siegel: {hash}. Anderswo notiert, beweist es später, dass am Ende nichts abgeschnitten wurde.',
    broken: {
      one: 'Das Protokoll ist nicht so, wie es geschrieben wurde: {n} Stelle wurde verändert.',
      other: 'Das Protokoll ist nicht so, wie es geschrieben wurde: {n} Stellen wurden verändert.',
    },
    remedy: 'Lassen Sie diese Datenbank, wie sie ist, und vergleichen Sie sie mit einer Sicherung.',
    flaw: {
      missing: 'davor fehlt eine Zeile',
      'broken-link': 'sie folgt nicht auf die Zeile davor',
      'changed-line': 'die Zeile selbst wurde verändert',
      'changed-payload': 'ihre Einzelheiten wurden verändert',
    },
    place: 'Zeile {seq}, {kind}, {ref}',
    back: 'Zurück zum Protokoll',
  },
};
