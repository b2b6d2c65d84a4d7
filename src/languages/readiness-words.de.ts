import type { ReadinessWords } from './readiness-words.en';

/** German words of the readiness of a recovery file. */
export const de: ReadinessWords = {
  'creditor-name': [
    'Unsere Firma laut Register ist bekannt.',
    'Unsere Firma laut Register ist nicht bekannt. Tragen Sie sie in den Einstellungen ein.',
  ],
  'creditor-address': [
    'Unsere Anschrift ist vollständig.',
    'Unsere Anschrift ist unvollständig: Straße, Postleitzahl und Ort werden gebraucht.',
  ],
  'creditor-account': ['Das Konto für den Einzug ist genannt.', 'In dieser Währung ist kein Bankkonto genannt.'],
  'debtor-name': [
    'Der Kunde steht unter seiner Firma laut Register.',
    'Die Firma des Kunden laut Register ist nicht erfasst.',
  ],
  'debtor-address': ['Der Sitz des Kunden ist bekannt.', 'Es gibt keine vollständige Anschrift des Kunden.'],
  'debtor-type': ['Die Art des Schuldners ist bekannt.', 'Die Art des Schuldners ist nicht sicher.'],
  'debtor-register': ['Der Kunde ist im Register zu finden.', 'Die Registernummer des Kunden ist nicht bekannt.'],
  'debtor-contact': [
    'Es gibt jemanden, den man anrufen oder anschreiben kann.',
    'Es gibt weder Telefonnummer noch E-Mail-Adresse.',
  ],
  'debtor-extract': ['Ein Registerauszug liegt bei.', 'Ein aktueller Registerauszug liegt nicht bei.'],
  'due-dates': ['Jede Rechnung hat ein Fälligkeitsdatum.', 'Ohne Fälligkeitsdatum: {which}.'],
  'due-assumed': [
    'Jede Fälligkeit ist angegeben oder vereinbart.',
    'Die Fälligkeit ist nur angenommen; zu beweisen ist, was vereinbart war: {which}.',
  ],
  overdue: ['Jede Rechnung ist überfällig.', 'Noch nicht überfällig: {which}.'],
  'adds-up': ['Die Forderung geht mit dem Konto auf.', 'Die Forderung geht mit dem Konto nicht auf: {which}.'],
  age: ['Keine Rechnung ist sehr alt.', 'Seit Langem überfällig; manche Partner verlangen dafür mehr: {which}.'],
  contract: ['Was wann vereinbart wurde, ist erfasst.', 'Datum oder Gegenstand des Vertrags ist nicht erfasst.'],
  limitation: ['Keine Forderung kommt ihrer Verjährung nahe.', 'Verjährung nahe oder eingetreten: {which}.'],
  law: ['Das anwendbare Recht ist bekannt.', 'Das anwendbare Recht ist angenommen: {which}.'],
  interest: [
    'Zinsen werden zu einem genannten Satz gefordert.',
    'Es werden keine Zinsen gefordert; ein vertraglicher Satz lässt sich unten angeben.',
  ],
  charges: [
    'Jede Nebenforderung nennt ihre Grundlage.',
    'Die Grundlage der Nebenforderungen ist nicht festgehalten: {which}.',
  ],
  'interest-bounds': [
    'Der Zinssatz des Vertrags gilt, wie er ist.',
    'Das Gesetz lässt den Zinssatz des Vertrags so nicht gelten; gefordert wird, mit dem vereinbarten Satz oder dem letzten bekannten Tag: {which}.',
  ],
  'charges-elsewhere': [
    'Zu anderen Rechnungen wird nichts daneben verlangt.',
    'Neben Rechnungen außerhalb dieser Akte verlangt und hier nicht gefordert: {which}.',
  ],
  'charges-disputed': [
    'Niemand widerspricht Zinsen oder Kosten.',
    'Zinsen oder Kosten, denen widersprochen wird, werden hier nicht gefordert: {which}.',
  ],
  'charges-hardship': [
    'Nichts wird wegen einer Notlage weggelassen.',
    'In einer Notlage werden Zinsen und Kosten nicht gefordert: {which}.',
  ],
  ledger: ['Die Buchhaltung steht auf dem Stichtag.', 'Die Buchhaltung ist älter als der Stichtag: {which}.'],
  disputes: ['Nichts von der Forderung ist bestritten.', 'Bestritten: {which}.'],
  unapplied: [
    'Keine Zahlung oder Gutschrift wartet auf Zuordnung.',
    'Noch nicht zugeordnet, die Forderung wäre zu hoch: {which}.',
  ],
  'with-partner': ['Nichts davon liegt bei einem Partner.', 'Liegt schon bei einem Partner: {which}.'],
  'held-by-us': ['Die Forderung gehört uns.', 'Abgetreten: {which}.'],
  deed: [
    'Die Forderung blieb bei uns, oder die Urkunde der Rückabtretung ist abgelegt.',
    'Abgetreten und zurückgekommen, ohne abgelegte Urkunde der Rückabtretung: {which}.',
  ],
  insurer: [
    'Der Versicherer behält sich das Inkasso nicht vor.',
    '{which} versichert die Forderung und zieht sie selbst ein: Ein anderer Partner kann den Versicherungsschutz kosten.',
  ],
  holds: ['Nichts steht dem Einzug entgegen.', 'Gesperrt: {which}.'],
  'in-transit': ['Keine Zahlung ist angekündigt.', 'Eine Zahlung ist angekündigt; warten Sie sie ab: {which}.'],
  'set-off': [
    'Es ist nichts bekannt, womit aufgerechnet werden könnte.',
    'Der Kunde ist auch unser Lieferant und kann mit dem aufrechnen, was wir ihm schulden: {which}.',
  ],
  exhausted: [
    'Jede Rechnung wurde oft genug angemahnt.',
    'Nicht oft genug angemahnt, oder die letzte Frist läuft noch: {which}.',
  ],
  sent: [
    'Die Mahnungen haben das Haus verlassen.',
    'Mahnungen wurden nur in den Testordner geschrieben: Beim Kunden kam nichts an.',
  ],
  invoices: ['Von jeder Rechnung gibt es eine Kopie.', 'Keine Rechnungskopie: {which}.'],
  order: ['Vertrag oder Bestellung liegt bei.', 'Weder Vertrag noch Bestellung liegt bei.'],
  translations: ['Jedes Stück liegt in der Sprache des Gerichts vor.', 'Ohne Übersetzung für das Gericht: {which}.'],
  delivery: ['Die Lieferung ist für jede Rechnung belegt.', 'Die Lieferung ist nicht belegt: {which}.'],
  'route-fits': [
    'Der gewählte Weg steht dieser Forderung offen.',
    'Der gewählte Weg steht dieser Forderung nicht offen; die Liste der Wege sagt, warum.',
  ],
  'route-form': [
    'Jedes Feld des Formulars ist richtig ausgefüllt.',
    'Dem Formular fehlt, oder es nimmt nicht: {which}.',
  ],
  'route-check': [
    'Kein Feld des Formulars braucht einen zweiten Blick.',
    'Diese Felder des Formulars sollte jemand ansehen: {which}.',
  ],
  'route-protocol': [
    'Ein Letter of Claim ist abgegangen und seine Frist ist um.',
    'Kein Letter of Claim fordert all dies, oder seine Frist läuft noch.',
  ],
  'route-draft': [
    'Das Formular ist kein Entwurf.',
    'Das Formular ist ein Entwurf: vor dem Einreichen von Anwalt oder Gerichtsvollzieher prüfen lassen.',
  ],
  'limitation-known': [
    'Es ist bekannt, wann die Forderung verjährt.',
    'Niemand hat ermittelt, wann die Forderung verjährt: Recht und Art der Forderung angeben.',
  ],
};
