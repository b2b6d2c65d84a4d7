import type { TracingWords } from './tracing-words.en';

/** German words: What the desk says of the search for a customer. */
export const de: TracingWords = {
  title: 'Suche nach dem Kunden',
  action: 'Kunden suchen',
  signs: {
    addresses: {
      one: 'Von {n} Adresse kam Post zurück.',
      other: 'Von {n} Adressen kam Post zurück.',
    },
    contacts: {
      one: 'Mails an {n} Kontakt kamen zurück.',
      other: 'Mails an {n} Kontakte kamen zurück.',
    },
    unreached: 'Diesen Kunden erreicht nichts mehr.',
    propose: 'Eine Suche wird vorgeschlagen; von selbst beginnt nichts.',
  },
  since: 'Läuft seit {day}, fertig bis {due}: {reason}',
  nothing: 'Noch wurde nichts nachgesehen.',
  over: {
    found: '{day}: eine neue Adresse wurde gefunden',
    untraceable: '{day}: der Kunde ist unauffindbar',
    stopped: '{day}: die Suche wurde aufgegeben',
  },
  links: {
    look: 'Nachgesehenes festhalten',
    found: 'Eine neue Adresse ist gefunden',
    end: 'Suche beenden',
    ask: 'Partner um Suche bitten',
    resume: 'Weiter suchen',
  },
  start: {
    title: '{customer} suchen',
    intro: 'Das eröffnet eine Aufgabe mit einem Tag. Mahnungen und Fälle laufen weiter.',
    reason: 'Was zeigt, dass die Adresse nicht mehr stimmt',
    due: 'Fertig bis',
    submit: 'Suche beginnen',
    done: 'Die Suche läuft, fertig bis {day}.',
    stands: 'Eine Suche läuft bereits.',
    undone: 'irrtümlich begonnen',
  },
  look: {
    title: 'Was für {customer} nachgesehen wurde',
    what: 'Wo',
    whatHint: 'Handelsregister, Melderegister, Telefon, Nachbarn, Besuch…',
    on: 'Am',
    result: 'Ergebnis',
    submit: 'Festhalten',
    done: 'Festgehalten.',
  },
  found: {
    title: 'Neue Adresse von {customer}',
    intro: 'Sie ersetzt die Adresse in dieser Rolle, und die Suche endet.',
    why: 'Wo sie gefunden wurde',
    submit: 'Adresse übernehmen und Suche beenden',
    done: 'Die Adresse ist übernommen; die Suche ist beendet.',
  },
  end: {
    title: 'Suche nach {customer} beenden',
    intro:
      'Ist der Kunde unauffindbar, sagt es die Bewertung seiner Fälle, und ihr Abschluss nennt es. Keine Nachricht wird dadurch gestoppt.',
    outcome: 'Wie',
    outcomes: {
      untraceable: 'Der Kunde ist unauffindbar',
      stopped: 'Es wird nicht mehr gesucht',
    },
    why: 'Was zu merken ist',
    submit: 'Suche beenden',
    done: 'Die Suche ist beendet.',
  },
  resume: {
    title: 'Suche nach {customer} fortsetzen',
    intro: 'Die letzte Suche geht mit allem Nachgesehenen weiter, ihre Aufgabe ist wieder offen.',
    submit: 'Weiter suchen',
    done: 'Die Suche geht weiter.',
    none: 'Es gibt keine Suche, die weitergehen könnte.',
  },
  ask: {
    title: 'Einen Partner um die Suche nach {customer} bitten',
    intro: 'Es geht als Nachricht des Falls an den Partner; dort kommt die Antwort.',
    case: 'Fall',
    text: 'Nachricht',
    usual:
      'Die uns bekannte Anschrift des Schuldners stimmt nicht mehr. Bitte ermitteln Sie seinen Aufenthalt und nennen Sie uns die Anschrift mit Quelle.',
    submit: 'An den Partner senden',
    done: 'An {partner} gesendet.',
    none: 'Kein Fall dieses Kunden liegt bei einem Partner.',
  },
};
