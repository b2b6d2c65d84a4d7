import type { Language } from './said';

/** Words of procurement portals: through which a customer takes invoices, and what was read there. */
export interface ProcurementWords {
  readonly title: string;
  readonly none: string;
  readonly add: string;
  readonly change: string;
  readonly number: string;
  readonly look: string;
  /** `F-1001: approved, 3 Mar`. */
  readonly read: string;
  readonly next: string;
  readonly opens: string;
  readonly state: Readonly<
    Record<
      | 'not_there'
      | 'sent'
      | 'received'
      | 'rejected'
      | 'refused'
      | 'disputed'
      | 'approved'
      | 'payment_sent'
      | 'collected',
      string
    >
  >;
  readonly set: {
    readonly title: string;
    readonly intro: string;
    readonly name: string;
    readonly other: string;
    readonly otherName: string;
    readonly link: string;
    readonly linkHint: string;
    readonly number: string;
    readonly end: string;
    readonly submit: string;
    readonly done: string;
    readonly ended: string;
    readonly wrongLink: string;
  };
  readonly looked: {
    readonly title: string;
    readonly intro: string;
    readonly open: string;
    readonly noItems: string;
    readonly state: string;
    readonly on: string;
    readonly next: string;
    readonly nextHint: string;
    readonly note: string;
    readonly submit: string;
    readonly done: string;
    readonly doneLast: string;
  };
}

export const PROCUREMENT_WORDS: Readonly<Record<Language, ProcurementWords>> = {
  en: {
    title: 'Procurement portal',
    none: 'Invoices go to no procurement portal.',
    add: 'Name a portal',
    change: 'Change',
    number: 'Our number there: {number}',
    look: 'Record what it says',
    read: '{document}: {state}, {day}',
    next: 'Looked at again on {day}',
    opens: 'opens in another window',
    state: {
      not_there: 'not to be found there',
      sent: 'sent, not received yet',
      received: 'received',
      rejected: 'rejected by the platform',
      refused: 'refused by the buyer',
      disputed: 'contested',
      approved: 'approved',
      payment_sent: 'payment sent',
      collected: 'paid',
    },
    set: {
      title: 'Procurement portal: {customer}',
      intro: 'After each reminder, and where something stands in the way there, somebody has the task to look.',
      name: 'Portal',
      other: 'another',
      otherName: 'Its name, if it is another',
      link: 'Link',
      linkHint: 'The address of its page, without a password.',
      number: 'Our number there',
      end: 'no portal any more',
      submit: 'Save',
      done: 'Invoices go to {portal}',
      ended: 'There is no portal any more',
      wrongLink: 'Write the address of a page, such as https://service.ariba.com/…, without a password.',
    },
    looked: {
      title: 'What {portal} says: {customer}',
      intro:
        'What you read becomes the state of these e-invoices and holds what that holds; what is not there is held as not received.',
      open: 'Open {portal}',
      noItems: 'Nothing is open of this customer.',
      state: 'What stands there',
      on: 'Read on',
      next: 'Look again on',
      nextHint: 'Empty: as the state says.',
      note: 'What else stands there',
      submit: 'Record',
      done: '{documents}: {state}. Looked at again on {day}',
      doneLast: '{documents}: {state}',
    },
  },
  fr: {
    title: 'Portail d’achats',
    none: 'Les factures ne passent par aucun portail d’achats.',
    add: 'Indiquer un portail',
    change: 'Modifier',
    number: 'Notre numéro là-bas : {number}',
    look: 'Noter ce qui y est écrit',
    read: '{document} : {state}, {day}',
    next: 'Prochain passage le {day}',
    opens: 's’ouvre dans une autre fenêtre',
    state: {
      not_there: 'introuvable',
      sent: 'déposée, pas encore reçue',
      received: 'reçue',
      rejected: 'rejetée par la plateforme',
      refused: 'refusée par l’acheteur',
      disputed: 'en litige',
      approved: 'approuvée',
      payment_sent: 'paiement transmis',
      collected: 'payée',
    },
    set: {
      title: 'Portail d’achats : {customer}',
      intro: 'Après chaque relance, et quand quelque chose y fait obstacle, quelqu’un a pour tâche d’aller voir.',
      name: 'Portail',
      other: 'un autre',
      otherName: 'Son nom, si c’est un autre',
      link: 'Lien',
      linkHint: 'L’adresse de sa page, sans mot de passe.',
      number: 'Notre numéro là-bas',
      end: 'plus de portail',
      submit: 'Enregistrer',
      done: 'Les factures passent par {portal}',
      ended: 'Il n’y a plus de portail',
      wrongLink: 'Indiquez l’adresse d’une page, par exemple https://service.ariba.com/…, sans mot de passe.',
    },
    looked: {
      title: 'Ce que dit {portal} : {customer}',
      intro:
        'Ce que vous lisez devient l’état de ces factures électroniques et suspend ce que cet état suspend ; ce qui est introuvable est suspendu comme non reçu.',
      open: 'Ouvrir {portal}',
      noItems: 'Rien n’est ouvert chez ce client.',
      state: 'Ce qui y est écrit',
      on: 'Lu le',
      next: 'Prochain passage le',
      nextHint: 'Vide : selon l’état.',
      note: 'Ce qui y est écrit d’autre',
      submit: 'Enregistrer',
      done: '{documents} : {state}. Prochain passage le {day}',
      doneLast: '{documents} : {state}',
    },
  },
  de: {
    title: 'Einkaufsportal',
    none: 'Die Rechnungen gehen in kein Einkaufsportal.',
    add: 'Portal nennen',
    change: 'Ändern',
    number: 'Unsere Nummer dort: {number}',
    look: 'Eintragen, was dort steht',
    read: '{document}: {state}, {day}',
    next: 'Nächster Blick am {day}',
    opens: 'öffnet in einem anderen Fenster',
    state: {
      not_there: 'dort nicht zu finden',
      sent: 'gesendet, noch nicht eingegangen',
      received: 'eingegangen',
      rejected: 'von der Plattform zurückgewiesen',
      refused: 'vom Käufer abgelehnt',
      disputed: 'bestritten',
      approved: 'freigegeben',
      payment_sent: 'Zahlung angewiesen',
      collected: 'bezahlt',
    },
    set: {
      title: 'Einkaufsportal: {customer}',
      intro: 'Nach jeder Mahnung, und wo dort etwas im Weg steht, hat jemand die Aufgabe nachzusehen.',
      name: 'Portal',
      other: 'ein anderes',
      otherName: 'Sein Name, wenn es ein anderes ist',
      link: 'Link',
      linkHint: 'Die Adresse seiner Seite, ohne Passwort.',
      number: 'Unsere Nummer dort',
      end: 'kein Portal mehr',
      submit: 'Speichern',
      done: 'Die Rechnungen gehen zu {portal}',
      ended: 'Es gibt kein Portal mehr',
      wrongLink: 'Schreiben Sie die Adresse einer Seite, etwa https://service.ariba.com/…, ohne Passwort.',
    },
    looked: {
      title: 'Was {portal} sagt: {customer}',
      intro:
        'Was Sie lesen, wird der Stand dieser E-Rechnungen und hält zurück, was er zurückhält; was dort nicht steht, wird als nicht erhalten zurückgehalten.',
      open: '{portal} öffnen',
      noItems: 'Bei diesem Kunden ist nichts offen.',
      state: 'Was dort steht',
      on: 'Gelesen am',
      next: 'Wieder nachsehen am',
      nextHint: 'Leer: je nach Stand.',
      note: 'Was dort noch steht',
      submit: 'Eintragen',
      done: '{documents}: {state}. Nächster Blick am {day}',
      doneLast: '{documents}: {state}',
    },
  },
  sv: {
    title: 'Inköpsportal',
    none: 'Fakturorna går till ingen inköpsportal.',
    add: 'Ange en portal',
    change: 'Ändra',
    number: 'Vårt nummer där: {number}',
    look: 'Anteckna vad som står där',
    read: '{document}: {state}, {day}',
    next: 'Nästa koll {day}',
    opens: 'öppnas i ett annat fönster',
    state: {
      not_there: 'finns inte där',
      sent: 'skickad, inte mottagen än',
      received: 'mottagen',
      rejected: 'avvisad av plattformen',
      refused: 'nekad av köparen',
      disputed: 'bestridd',
      approved: 'godkänd',
      payment_sent: 'betalning skickad',
      collected: 'betald',
    },
    set: {
      title: 'Inköpsportal: {customer}',
      intro: 'Efter varje påminnelse, och när något står i vägen där, har någon uppgiften att se efter.',
      name: 'Portal',
      other: 'en annan',
      otherName: 'Dess namn, om det är en annan',
      link: 'Länk',
      linkHint: 'Adressen till dess sida, utan lösenord.',
      number: 'Vårt nummer där',
      end: 'ingen portal längre',
      submit: 'Spara',
      done: 'Fakturorna går till {portal}',
      ended: 'Det finns ingen portal längre',
      wrongLink: 'Skriv adressen till en sida, till exempel https://service.ariba.com/…, utan lösenord.',
    },
    looked: {
      title: 'Vad {portal} säger: {customer}',
      intro:
        'Det du läser blir läget för dessa e-fakturor och håller inne det som läget håller inne; det som inte finns där hålls inne som ej mottaget.',
      open: 'Öppna {portal}',
      noItems: 'Inget är obetalt hos den här kunden.',
      state: 'Vad som står där',
      on: 'Läst den',
      next: 'Se efter igen den',
      nextHint: 'Tomt: enligt läget.',
      note: 'Vad som står där i övrigt',
      submit: 'Anteckna',
      done: '{documents}: {state}. Nästa koll {day}',
      doneLast: '{documents}: {state}',
    },
  },
};
