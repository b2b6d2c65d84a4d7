import type { TracingWords } from './tracing-words.en';

/** Swedish words: What the desk says of the search for a customer. */
export const sv: TracingWords = {
  title: 'Sökning efter kunden',
  action: 'Sök kunden',
  signs: {
    addresses: {
      one: 'Brev har kommit tillbaka från {n} adress.',
      other: 'Brev har kommit tillbaka från {n} adresser.',
    },
    contacts: {
      one: 'Mejl till {n} kontakt studsade.',
      other: 'Mejl till {n} kontakter studsade.',
    },
    unreached: 'Inget når den här kunden längre.',
    propose: 'En sökning föreslås; inget börjar av sig självt.',
  },
  since: 'Pågår sedan {day}, klar senast {due}: {reason}',
  nothing: 'Inget har slagits upp än.',
  over: {
    found: '{day}: en ny adress hittades',
    untraceable: '{day}: kunden går inte att hitta',
    stopped: '{day}: sökningen avbröts',
  },
  links: {
    look: 'Skriv ner vad som slagits upp',
    found: 'En ny adress är hittad',
    end: 'Avsluta sökningen',
    ask: 'Be partnern söka',
    resume: 'Fortsätt söka',
  },
  start: {
    title: 'Sök {customer}',
    intro: 'Det öppnar en uppgift med en dag. Påminnelser och ärenden fortsätter som förut.',
    reason: 'Vad som visar att adressen inte längre gäller',
    due: 'Klar senast',
    submit: 'Börja söka',
    done: 'Sökningen pågår, klar senast {day}.',
    stands: 'En sökning pågår redan.',
    undone: 'påbörjad av misstag',
  },
  look: {
    title: 'Vad som slagits upp om {customer}',
    what: 'Var',
    whatHint: 'Bolagsregister, folkbokföring, telefon, grannar, besök…',
    on: 'Den',
    result: 'Vad det gav',
    submit: 'Skriv ner det',
    done: 'Nedskrivet.',
  },
  found: {
    title: 'Ny adress till {customer}',
    intro: 'Den ersätter adressen i den rollen, och sökningen avslutas.',
    why: 'Var den hittades',
    submit: 'Spara adressen och avsluta sökningen',
    done: 'Adressen är sparad; sökningen är avslutad.',
  },
  end: {
    title: 'Avsluta sökningen efter {customer}',
    intro:
      'Går kunden inte att hitta säger bedömningen av kundens ärenden det, och det nämns när de avslutas. Inga meddelanden stoppas av detta.',
    outcome: 'Hur',
    outcomes: {
      untraceable: 'Kunden går inte att hitta',
      stopped: 'Ingen söker längre',
    },
    why: 'Vad som ska kommas ihåg',
    submit: 'Avsluta sökningen',
    done: 'Sökningen är avslutad.',
  },
  resume: {
    title: 'Fortsätt söka efter {customer}',
    intro: 'Den senaste sökningen fortsätter med det som slagits upp, och uppgiften är öppen igen.',
    submit: 'Fortsätt söka',
    done: 'Sökningen fortsätter.',
    none: 'Det finns ingen sökning att fortsätta.',
  },
  ask: {
    title: 'Be en partner söka {customer}',
    intro: 'Det skrivs till partnern som ett meddelande i ärendet; svaret kommer dit.',
    case: 'Ärende',
    text: 'Meddelande',
    usual:
      'Den adress vi har till gäldenären gäller inte längre. Ta reda på var gäldenären finns och ge oss adressen med källa.',
    submit: 'Skicka till partnern',
    done: 'Skickat till {partner}.',
    none: 'Inget ärende för kunden finns hos en partner.',
  },
};
