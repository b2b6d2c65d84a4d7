import type { HouseMailWords } from './house-mail-words.en';

/** Swedish words of mail to people who work here. */
export const sv: HouseMailWords = {
  hello: 'Hej {name}!',
  reset: {
    subject: 'Ett nytt lösenord till Duly',
    text: 'Någon, troligen du, har bett om ett nytt lösenord för {email}. Med länken nedan väljer du ett. Den fungerar en gång och till {until}.',
    not: 'Var det inte du, gör ingenting: ditt lösenord förblir som det är.',
    link: 'Välj ett nytt lösenord',
  },
  invitation: {
    subject: '{by} bjuder in dig till Duly',
    text: '{by} har lagt upp ett konto åt dig i Duly, där obetalda fakturor följs upp. Med länken nedan väljer du ditt lösenord. Den fungerar en gång och till {until}.',
    not: 'Väntar du dig inget sådant, gör ingenting: utan länken kommer ingen in.',
    link: 'Välj lösenord',
  },
  mention: {
    subject: '{by} nämner dig i en tvist med {customer}',
    text: '{by} skriver i tvisten med {customer}:',
    link: 'Till tvisten',
  },
  bank: {
    subject: 'Bankkonto för {company}: en ändring väntar på en andra person',
    text: '{by} föreslår att betalningar i {currency} går till {iban}, innehavare {holder}.',
    confirm:
      'Någon annan måste bekräfta; {hours} timmar därefter gäller det. Väntar du dig inte ändringen, stoppa den och ring {by}, skriv inte.',
    confirmedSubject: 'Bankkonto för {company}: en ändring gäller från {at}',
    confirmedText:
      '{by} har bekräftat att betalningar i {currency} går till {iban}, innehavare {holder}, från {at}. Till dess kan varje administratör stoppa det.',
    link: 'Se ändringen, bekräfta eller stoppa den',
  },
  test: {
    subject: 'Testmejl från {company}',
    text: 'Det här är testmejlet du bad om. Meddelanden från {company} kommer från {from}; svar går till {replyTo}.',
  },
};
