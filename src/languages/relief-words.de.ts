import type { ReliefWords } from './relief-words.en';

/** German words of VAT relief on what nobody will pay. */
export const de: ReliefWords = {
  title: 'Umsatzsteuer zurückholen: Fall {number}',
  link: 'Umsatzsteuer zurückholen',
  linkText: 'Was erfüllt sein muss, bevor die Umsatzsteuer zurückkommt, und die Unterlagen dafür.',
  intro:
    'Was das Umsatzsteuerrecht ({country}) verlangt, bevor die Steuer dieser Rechnungen zurückkommt, und was das Kontokorrent dazu sagt.',
  unverified:
    'Ungeprüft: Niemand hat diese Regeln hier mit dem amtlichen Text verglichen. Fragen Sie vor dem Antrag Ihre Steuerberatung.',
  none: 'Für {country} ist hier keine Regel hinterlegt. Fragen Sie Ihre Steuerberatung; die Tabelle hilft.',
  again:
    'Zahlt der Kunde später ganz oder teilweise, ist die darin enthaltene Umsatzsteuer wieder an das Finanzamt abzuführen.',
  rounding:
    'Die Steuer eines Teils ist sein Anteil an der Steuer der ganzen Rechnung, abgerundet. Gutschriften zählen, als hätten sie dieselben Sätze.',
  unknown:
    'Die Umsatzsteuer von {documents} ist nicht bekannt. Lesen Sie sie auf der Rechnung ab und liefern Sie sie mit dem nächsten Import nach. Geschätzt wird nichts.',
  rate: '{rate} % von {net}: {vat}',
  byRate: 'Umsatzsteuer nach Sätzen, laut den Zeilen der Rechnungen',
  ofWriteOff: 'Fall {number}: Rückholung der Umsatzsteuer',
  table: 'Umsatzsteuer je Rechnung',
  column: {
    document: 'Rechnung',
    due: 'Fällig',
    lost: 'Nicht bezahlt',
    vat: 'Steuer darin',
    from: 'Möglich ab',
    until: 'Möglich bis',
    state: 'Stand',
    currency: 'Währung',
  },
  total: 'Summe',
  partly: 'ohne die unbekannte Steuer',
  state: {
    passed: 'möglich, sobald bestätigt ist, was eine Person bestätigen muss',
    open: 'noch nicht',
    not: 'nichts zu holen',
    late: 'zu spät',
  },
  standing: { passed: 'erfüllt', open: 'offen', not: 'trifft nicht zu', late: 'zu spät' },
  checklist: 'Voraussetzungen',
  condition: {
    lost: 'Der Fall endete ohne Zahlung',
    vat: 'Die Umsatzsteuer ist bekannt und nicht null',
    age: 'Die vom Gesetz verlangte Zeit ist verstrichen',
    time: 'Die Frist läuft noch',
    written: 'In den Büchern ausgebucht',
    final: 'Die Forderung ist uneinbringlich: Bescheinigung des Partners oder ein anderer Nachweis liegt vor',
    demand: 'Die Zahlung wurde gerichtlich, notariell oder auf andere beweisbare Weise verlangt',
    procedure: 'Ein Insolvenzverfahren ist eröffnet, oder die Vollstreckung blieb erfolglos',
    duplicate: 'Eine berichtigte Rechnung oder Zweitschrift mit dem Vermerk unten ging an den Kunden',
    told: 'Das Finanzamt wurde rechtzeitig unterrichtet',
    books: 'Rechnung und Steuer stehen in den Aufzeichnungen, und die Steuer wurde abgeführt',
    small: 'Unter der Umsatzgrenze für kleine Unternehmen ist es womöglich früher möglich',
    period: 'Berichtigt wird in der Voranmeldung des richtigen Zeitraums',
  },
  confirm: 'von einer Person zu bestätigen',
  source: 'Quelle: {source}',
  since: 'In dieser Fassung seit {day}.',
  csv: 'Tabelle als CSV',
  xlsx: 'Tabelle als Excel',
  make: 'Unterlagen zur Umsatzsteuer erstellen',
  makeText:
    'Ein PDF mit Bescheinigung, Vermerk für die Rechnungen, Tabelle und Voraussetzungen; es wird beim Fall abgelegt, verschickt wird nichts.',
  done: 'Die Unterlagen sind beim Fall abgelegt.',
  kept: 'Erstellte Unterlagen',
  empty: 'Von diesem Fall ist nichts verloren.',
  pack: {
    title: 'Unterlagen zur Umsatzsteuer',
    made: '{company}, {day}',
    certificate: 'Bescheinigung der Uneinbringlichkeit',
    text: '{company} hat {partner} am {from} mit dem Einzug der unten genannten Forderungen gegen {customer} beauftragt (Fall {number}). Der Fall wurde am {until} geschlossen: {outcome}. Nicht bezahlt sind {sum}.',
    sign: 'Wir bestätigen, dass unsere Bemühungen diesen Betrag nicht eingebracht haben und er nach unserer Kenntnis nicht einbringlich ist.',
    check:
      'Von {partner} zu prüfen und zu unterschreiben. Bestätigt werden Tatsachen, die der unterzeichnenden Person bekannt sind.',
    place: 'Ort und Datum',
    signature: 'Name und Unterschrift von {partner}',
    wording: 'Vermerk für die Zweitschrift der Rechnung',
    noWording: 'Ein gesetzlich verlangter Vermerk für die Zweitschrift ({country}) ist hier nicht hinterlegt.',
    wordingOf: 'Rechnung {document}',
    blank: '[Steuer unbekannt: bitte ergänzen]',
  },
};
