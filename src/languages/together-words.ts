import type { Language } from './said';

/** Words of a promise that a payer gives for several customers, at the desk. */
export interface TogetherWords {
  readonly legend: string;
  readonly hint: string;
  readonly customer: string;
  readonly number: string;
  readonly caption: string;
  readonly pick: string;
  readonly amountOf: string;
  readonly done: string;
}

export const TOGETHER_WORDS: Readonly<Record<Language, TogetherWords>> = {
  en: {
    legend: 'Promised for others it pays for',
    hint: 'A promise of each customer that is ticked, for the same day. An empty amount means what is asked for.',
    customer: 'Customer',
    number: 'Number',
    caption: 'Customers whose messages come to this one',
    pick: 'Take {name}',
    amountOf: 'Amount of {name}',
    done: 'Promised by {day}: {list}',
  },
  fr: {
    legend: 'Promis pour d’autres pour qui il paie',
    hint: 'Une promesse de chaque client coché, pour le même jour. Un montant vide signifie ce qui est réclamé.',
    customer: 'Client',
    number: 'Numéro',
    caption: 'Clients dont les messages viennent ici',
    pick: 'Prendre {name}',
    amountOf: 'Montant de {name}',
    done: 'Promis pour le {day} : {list}',
  },
  de: {
    legend: 'Zugesagt für andere, für die er zahlt',
    hint: 'Eine Zusage jedes angekreuzten Kunden, für denselben Tag. Ein leerer Betrag heißt: was gefordert wird.',
    customer: 'Kunde',
    number: 'Nummer',
    caption: 'Kunden, deren Nachrichten an diesen gehen',
    pick: '{name} nehmen',
    amountOf: 'Betrag von {name}',
    done: 'Zugesagt bis {day}: {list}',
  },
  sv: {
    legend: 'Lovat för andra som den betalar för',
    hint: 'Ett löfte av varje kund som kryssas, för samma dag. Tomt belopp betyder det som begärs.',
    customer: 'Kund',
    number: 'Nummer',
    caption: 'Kunder vars meddelanden går hit',
    pick: 'Ta med {name}',
    amountOf: 'Belopp för {name}',
    done: 'Lovat till {day}: {list}',
  },
};
