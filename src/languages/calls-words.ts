import type { Language } from './said';

/** Words of calls that are agreed: when colleagues take them, which there are, and what stands of them in the timeline. */
export interface CallsWords {
  readonly title: string;
  readonly text: string;
  readonly both: string;
  readonly calls: string;
  readonly visits: string;
  readonly week: string;
  readonly before: string;
  readonly after: string;
  readonly mine: string;
  readonly all: string;
  readonly none: string;
  readonly noHours: string;
  readonly column: Readonly<Record<'time' | 'customer' | 'phone' | 'about' | 'who' | 'state', string>>;
  readonly state: Readonly<Record<'agreed' | 'held' | 'missed', string>>;
  readonly call: string;
  readonly move: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly hours: {
    readonly title: string;
    readonly mine: string;
    readonly text: string;
    readonly whose: string;
    readonly hint: string;
    readonly slot: string;
    readonly ahead: string;
    readonly most: string;
    readonly save: string;
    readonly saved: string;
    readonly ended: string;
    readonly wrong: string;
    readonly number: string;
    readonly show: string;
  };
  readonly agree: {
    readonly action: string;
    readonly title: string;
    readonly moveTitle: string;
    readonly now: string;
    readonly when: string;
    readonly phone: string;
    readonly about: string;
    readonly none: string;
    readonly submit: string;
    readonly moveSubmit: string;
    readonly done: string;
    readonly moved: string;
    readonly taken: string;
    readonly wrongPhone: string;
    readonly told: string;
  };
  readonly side: { readonly title: string; readonly one: string; readonly stops: string };
  readonly noted: Readonly<Record<'agreed' | 'moved' | 'cancelled' | 'about' | 'callBack' | 'when', string>>;
}

export const CALLS_WORDS: Readonly<Record<Language, CallsWords>> = {
  en: {
    title: 'Calls that are agreed',
    text: 'Customers choose a time in the portal, or you agree one with them. What came of a call is recorded with the customer; a call that nobody made becomes a task.',
    both: 'Calls and visits',
    calls: 'Calls',
    visits: 'Visits',
    week: 'Week of {day}',
    before: 'Week before',
    after: 'Week after',
    mine: 'Mine',
    all: 'Everybody’s',
    none: 'No call is agreed in this week.',
    noHours: 'Nobody offers hours yet: customers can only ask to be called back.',
    column: {
      time: 'Time',
      customer: 'Customer',
      phone: 'Telephone',
      about: 'About',
      who: 'Who calls',
      state: 'State',
    },
    state: { agreed: 'agreed', held: 'held', missed: 'nobody called' },
    call: 'Record the call',
    move: 'Move',
    cancel: 'Cancel',
    cancelled: 'The call with {customer} is cancelled',
    hours: {
      title: 'Hours for calls',
      mine: 'My hours',
      text: 'In these hours customers can choose a time to be called. Weekends, holidays, closed days and absences are left out by themselves. What is agreed already stands.',
      whose: 'Whose hours',
      hint: 'Such as 9:00-12:00, 14:00-16:00; empty: none',
      slot: 'Minutes for a call',
      ahead: 'Days ahead at most',
      most: 'Calls a day at most',
      save: 'Offer these hours',
      saved: 'The hours of {person} are offered',
      ended: '{person} offers no hours any more',
      wrong: 'Write hours such as 9:00-12:00, 14:00-16:00.',
      number: 'Write a number from {least} to {most}.',
      show: 'Show',
    },
    agree: {
      action: 'Agree a call',
      title: 'Agree a call with {customer}',
      moveTitle: 'Move the call with {customer}',
      now: 'Agreed so far: {day}, {time}, {who}',
      when: 'When',
      phone: 'Number to call',
      about: 'What it is about',
      none: 'No time is free. Offer hours first, or wait until one is.',
      submit: 'Agree the call',
      moveSubmit: 'Move the call',
      done: 'The call is agreed for {day}, {time}',
      moved: 'The call is moved to {day}, {time}',
      taken: 'This time is not free any more: choose another one.',
      wrongPhone: 'Write a telephone number.',
      told: 'The customer is told by mail.',
    },
    side: {
      title: 'Call agreed',
      one: '{day}, {time}: {who} calls {phone}',
      stops: 'No reminder leaves until {day}.',
    },
    noted: {
      agreed: 'A call is agreed for {day}, {time}, on {phone}.',
      moved: 'The call was moved to {day}, {time}.',
      cancelled: 'The call on {day}, {time}, was cancelled.',
      about: 'About: {about}',
      callBack: 'Asks to be called back on {phone}.',
      when: 'When: {when}',
    },
  },
  fr: {
    title: 'Appels convenus',
    text: 'Les clients choisissent une heure dans le portail, ou vous en convenez avec eux. Le résultat d’un appel se note chez le client ; un appel que personne n’a passé devient une tâche.',
    both: 'Appels et visites',
    calls: 'Appels',
    visits: 'Visites',
    week: 'Semaine du {day}',
    before: 'Semaine précédente',
    after: 'Semaine suivante',
    mine: 'Les miens',
    all: 'Ceux de tous',
    none: 'Aucun appel n’est convenu cette semaine.',
    noHours: 'Personne ne propose encore d’horaires : les clients peuvent seulement demander à être rappelés.',
    column: {
      time: 'Heure',
      customer: 'Client',
      phone: 'Téléphone',
      about: 'Sujet',
      who: 'Qui appelle',
      state: 'État',
    },
    state: { agreed: 'convenu', held: 'passé', missed: 'personne n’a appelé' },
    call: 'Noter l’appel',
    move: 'Déplacer',
    cancel: 'Annuler',
    cancelled: 'L’appel avec {customer} est annulé',
    hours: {
      title: 'Horaires des appels',
      mine: 'Mes horaires',
      text: 'Dans ces horaires, les clients peuvent choisir quand être appelés. Week-ends, jours fériés, fermetures et absences sont exclus d’office. Ce qui est déjà convenu reste.',
      whose: 'Horaires de',
      hint: 'Par exemple 9:00-12:00, 14:00-16:00 ; vide : aucun',
      slot: 'Minutes par appel',
      ahead: 'Jours à l’avance au plus',
      most: 'Appels par jour au plus',
      save: 'Proposer ces horaires',
      saved: 'Les horaires de {person} sont proposés',
      ended: '{person} ne propose plus d’horaires',
      wrong: 'Écrivez des horaires comme 9:00-12:00, 14:00-16:00.',
      number: 'Écrivez un nombre de {least} à {most}.',
      show: 'Afficher',
    },
    agree: {
      action: 'Convenir d’un appel',
      title: 'Convenir d’un appel avec {customer}',
      moveTitle: 'Déplacer l’appel avec {customer}',
      now: 'Convenu jusqu’ici : {day}, {time}, {who}',
      when: 'Quand',
      phone: 'Numéro à appeler',
      about: 'Sujet',
      none: 'Aucun moment n’est libre. Proposez d’abord des horaires, ou attendez qu’il s’en libère un.',
      submit: 'Convenir de l’appel',
      moveSubmit: 'Déplacer l’appel',
      done: 'L’appel est convenu pour le {day}, {time}',
      moved: 'L’appel est déplacé au {day}, {time}',
      taken: 'Ce moment n’est plus libre : choisissez-en un autre.',
      wrongPhone: 'Écrivez un numéro de téléphone.',
      told: 'Le client est prévenu par e-mail.',
    },
    side: {
      title: 'Appel convenu',
      one: '{day}, {time} : {who} appelle le {phone}',
      stops: 'Aucune relance ne part avant la fin du {day}.',
    },
    noted: {
      agreed: 'Un appel est convenu pour le {day}, {time}, au {phone}.',
      moved: 'L’appel a été déplacé au {day}, {time}.',
      cancelled: 'L’appel du {day}, {time}, a été annulé.',
      about: 'Sujet : {about}',
      callBack: 'Demande à être rappelé au {phone}.',
      when: 'Quand : {when}',
    },
  },
  de: {
    title: 'Vereinbarte Anrufe',
    text: 'Kunden wählen im Portal eine Zeit, oder Sie vereinbaren eine mit ihnen. Was ein Anruf ergab, wird beim Kunden festgehalten; ein Anruf, den niemand führte, wird zur Aufgabe.',
    both: 'Anrufe und Besuche',
    calls: 'Anrufe',
    visits: 'Besuche',
    week: 'Woche vom {day}',
    before: 'Woche davor',
    after: 'Woche danach',
    mine: 'Meine',
    all: 'Alle',
    none: 'In dieser Woche ist kein Anruf vereinbart.',
    noHours: 'Noch bietet niemand Zeiten an: Kunden können nur um Rückruf bitten.',
    column: { time: 'Zeit', customer: 'Kunde', phone: 'Telefon', about: 'Worum', who: 'Wer ruft an', state: 'Stand' },
    state: { agreed: 'vereinbart', held: 'geführt', missed: 'niemand rief an' },
    call: 'Anruf festhalten',
    move: 'Verlegen',
    cancel: 'Absagen',
    cancelled: 'Der Anruf mit {customer} ist abgesagt',
    hours: {
      title: 'Zeiten für Anrufe',
      mine: 'Meine Zeiten',
      text: 'In diesen Zeiten können Kunden wählen, wann sie angerufen werden. Wochenenden, Feiertage, geschlossene Tage und Abwesenheiten fallen von selbst weg. Was schon vereinbart ist, bleibt.',
      whose: 'Wessen Zeiten',
      hint: 'Etwa 9:00-12:00, 14:00-16:00; leer: keine',
      slot: 'Minuten je Anruf',
      ahead: 'Höchstens Tage im Voraus',
      most: 'Höchstens Anrufe am Tag',
      save: 'Diese Zeiten anbieten',
      saved: 'Die Zeiten von {person} werden angeboten',
      ended: '{person} bietet keine Zeiten mehr an',
      wrong: 'Schreiben Sie Zeiten wie 9:00-12:00, 14:00-16:00.',
      number: 'Schreiben Sie eine Zahl von {least} bis {most}.',
      show: 'Zeigen',
    },
    agree: {
      action: 'Anruf vereinbaren',
      title: 'Anruf mit {customer} vereinbaren',
      moveTitle: 'Anruf mit {customer} verlegen',
      now: 'Bisher vereinbart: {day}, {time}, {who}',
      when: 'Wann',
      phone: 'Nummer für den Anruf',
      about: 'Worum es geht',
      none: 'Keine Zeit ist frei. Bieten Sie erst Zeiten an, oder warten Sie, bis eine frei wird.',
      submit: 'Anruf vereinbaren',
      moveSubmit: 'Anruf verlegen',
      done: 'Der Anruf ist für {day}, {time} vereinbart',
      moved: 'Der Anruf ist auf {day}, {time} verlegt',
      taken: 'Diese Zeit ist nicht mehr frei: wählen Sie eine andere.',
      wrongPhone: 'Schreiben Sie eine Telefonnummer.',
      told: 'Der Kunde erfährt es per E-Mail.',
    },
    side: {
      title: 'Anruf vereinbart',
      one: '{day}, {time}: {who} ruft {phone} an',
      stops: 'Bis {day} geht keine Mahnung hinaus.',
    },
    noted: {
      agreed: 'Ein Anruf ist vereinbart für {day}, {time}, unter {phone}.',
      moved: 'Der Anruf wurde auf {day}, {time} verlegt.',
      cancelled: 'Der Anruf am {day}, {time}, wurde abgesagt.',
      about: 'Worum: {about}',
      callBack: 'Bittet um Rückruf unter {phone}.',
      when: 'Wann: {when}',
    },
  },
  sv: {
    title: 'Avtalade samtal',
    text: 'Kunder väljer en tid i portalen, eller så avtalar ni en med dem. Vad ett samtal gav antecknas hos kunden; ett samtal som ingen ringde blir en uppgift.',
    both: 'Samtal och besök',
    calls: 'Samtal',
    visits: 'Besök',
    week: 'Veckan från {day}',
    before: 'Veckan före',
    after: 'Veckan efter',
    mine: 'Mina',
    all: 'Allas',
    none: 'Inget samtal är avtalat denna vecka.',
    noHours: 'Ingen erbjuder tider ännu: kunder kan bara be att bli uppringda.',
    column: { time: 'Tid', customer: 'Kund', phone: 'Telefon', about: 'Om', who: 'Vem ringer', state: 'Läge' },
    state: { agreed: 'avtalat', held: 'genomfört', missed: 'ingen ringde' },
    call: 'Anteckna samtalet',
    move: 'Flytta',
    cancel: 'Avboka',
    cancelled: 'Samtalet med {customer} är avbokat',
    hours: {
      title: 'Tider för samtal',
      mine: 'Mina tider',
      text: 'Under dessa tider kan kunder välja när de ska bli uppringda. Helger, helgdagar, stängda dagar och frånvaro faller bort av sig självt. Det som redan är avtalat står kvar.',
      whose: 'Vems tider',
      hint: 'Till exempel 9:00-12:00, 14:00-16:00; tomt: inga',
      slot: 'Minuter per samtal',
      ahead: 'Högst antal dagar i förväg',
      most: 'Högst antal samtal per dag',
      save: 'Erbjud dessa tider',
      saved: 'Tiderna för {person} erbjuds',
      ended: '{person} erbjuder inga tider längre',
      wrong: 'Skriv tider som 9:00-12:00, 14:00-16:00.',
      number: 'Skriv ett tal från {least} till {most}.',
      show: 'Visa',
    },
    agree: {
      action: 'Avtala ett samtal',
      title: 'Avtala ett samtal med {customer}',
      moveTitle: 'Flytta samtalet med {customer}',
      now: 'Avtalat hittills: {day}, {time}, {who}',
      when: 'När',
      phone: 'Nummer att ringa',
      about: 'Vad det gäller',
      none: 'Ingen tid är ledig. Erbjud tider först, eller vänta tills en blir ledig.',
      submit: 'Avtala samtalet',
      moveSubmit: 'Flytta samtalet',
      done: 'Samtalet är avtalat till {day}, {time}',
      moved: 'Samtalet är flyttat till {day}, {time}',
      taken: 'Tiden är inte ledig längre: välj en annan.',
      wrongPhone: 'Skriv ett telefonnummer.',
      told: 'Kunden får veta det via e-post.',
    },
    side: {
      title: 'Samtal avtalat',
      one: '{day}, {time}: {who} ringer {phone}',
      stops: 'Ingen påminnelse går ut till och med {day}.',
    },
    noted: {
      agreed: 'Ett samtal är avtalat {day}, {time}, på {phone}.',
      moved: 'Samtalet flyttades till {day}, {time}.',
      cancelled: 'Samtalet {day}, {time}, avbokades.',
      about: 'Om: {about}',
      callBack: 'Ber att bli uppringd på {phone}.',
      when: 'När: {when}',
    },
  },
};
