import type { SenderWords } from './sender-words.en';

/** Swedish words of senders by language and of the hours in which mails leave. */
export const sv: SenderWords = {
  languages: {
    title: 'Efter kundens språk',
    text: 'Mejl på ett språk kommer från språkets egen avsändare, om det finns en. Det som är tomt är företagets eget. Sidfoten står under varje mejl på det språket; tomt: ingen.',
    name: 'Avsändarens namn',
    email: 'Adress',
    replyTo: 'Svar går till',
    footer: 'Sidfot',
    submit: 'Spara avsändare efter språk',
    saved: 'Avsändare efter språk har ändrats.',
    wrongEmail: 'Det här är ingen e-postadress. Skriv den som namn@foretag.example.',
    longName: 'Högst 100 tecken.',
    longFooter: 'Högst 2 000 tecken.',
  },
  window: {
    title: 'När mejl skickas',
    text: 'Utanför de här timmarna väntar meddelanden i utkorgen; de skickas av sig själva när timmarna börjar, i företagets tidszon ({zone}). Helgdagar och era egna stängda dagar är också stängda. Det som en person skriver för hand skickas genast.',
    when: 'Mejl skickas',
    always: 'när som helst',
    within: 'de här dagarna, mellan de här timmarna',
    days: 'Dagar',
    holidays: 'även på helgdagar',
    from: 'Från, hel timme',
    until: 'Till, hel timme',
    submit: 'Spara timmarna',
    saved: 'Timmarna då mejl skickas har ändrats.',
    now: 'Stängt nu. Öppnar {at}.',
    wrongDays: 'Välj minst en dag.',
    wrongHours: 'Ange hela timmar från 0 till 24, den andra senare än den första, till exempel 8 och 18.',
  },
  test: { language: 'Från vilken avsändare', own: 'Företaget' },
};
