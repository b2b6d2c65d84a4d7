import { newTextOf } from './new-text';

/** Below `===` the mail; what is said stands between `[[` and `]]`. */
const said = (mail: string): void => {
  const expected = [...mail.matchAll(/\[\[([\s\S]*?)\]\]/g)].map((found) => found[1]!.trim()).join('\n\n');
  expect(newTextOf(mail.replace(/\[\[|\]\]/g, '')).said.replace(/\n\s*\n/g, '\n\n')).toBe(expected);
};

const ATTRIBUTIONS = [
  'On Tue, 10 Mar 2026 at 09:00, Acme GmbH <reminders@acme.example> wrote:',
  'On Tue, 10 Mar 2026 at 09:00, Acme GmbH with a very long name indeed\n<reminders@acme.example> wrote:',
  'Am 10.03.2026 um 09:00 schrieb Acme GmbH <reminders@acme.example>:',
  'Am Di., 10. März 2026 um 09:00 Uhr schrieb Acme GmbH <\nreminders@acme.example>:',
  'Le mar. 10 mars 2026 à 09:00, Acme GmbH <reminders@acme.example> a écrit :',
  'Den tis 10 mars 2026 kl 09:00 skrev Acme GmbH <reminders@acme.example>:',
  'tis 10 mars 2026 kl. 09:00 skrev Acme GmbH <reminders@acme.example>:',
  'Op di 10 mrt 2026 om 09:00 schreef Acme GmbH <reminders@acme.example>:',
  'El mar, 10 mar 2026 a las 9:00, Acme GmbH (<reminders@acme.example>) escribió:',
  'Il giorno mar 10 mar 2026 alle ore 09:00 Acme <reminders@acme.example> ha scritto:',
  'Em ter., 10 de mar. de 2026 às 09:00, Acme <reminders@acme.example> escreveu:',
  '-----Original Message-----',
  '-----Ursprüngliche Nachricht-----',
  '----- Message d’origine -----',
  '-----Ursprungligt meddelande-----',
  '-----Oorspronkelijk bericht-----',
  '-----Mensaje original-----',
];

const HEADS = [
  'From: Acme GmbH\nSent: Tuesday, 10 March 2026 09:00\nTo: Jean\nSubject: Overdue',
  'Von: Acme GmbH <reminders@acme.example>\nGesendet: Dienstag, 10. März 2026 09:00\nAn: Jean\nBetreff: Überfällig',
  'De : Acme GmbH\nEnvoyé : mardi 10 mars 2026 09:00\nÀ : Jean\nObjet : Impayé',
  'Från: Acme GmbH\nSkickat: den 10 mars 2026 09:00\nTill: Jean\nÄmne: Förfallet',
  'Van: Acme GmbH\nVerzonden: dinsdag 10 maart 2026 09:00\nAan: Jean\nOnderwerp: Vervallen',
  'De: Acme GmbH\nEnviado el: martes, 10 de marzo de 2026 9:00\nPara: Jean\nAsunto: Vencido',
  '*From:* Acme GmbH\n*Date:* Tuesday, 10 March 2026\n*To:* Jean\n*Subject:* Overdue',
  '________________________________\nFrom: Acme GmbH\nSent: Tuesday\nTo: Jean\nSubject: Overdue',
];

const CLOSINGS = [
  'Best regards', 'Kind regards,', 'With best wishes', 'Yours sincerely', 'Mit freundlichen Grüßen', 'Freundliche Grüsse', 'Viele Grüße aus Hamburg', 'MfG', 'Cordialement', 'Bien cordialement,', 'Meilleures salutations',
  'Je vous prie d’agréer mes salutations', 'Med vänlig hälsning', 'Vänliga hälsningar', 'Mvh', 'Met vriendelijke groet,', 'Groeten', 'Un saludo', 'Saludos cordiales', 'Atentamente',
]; // prettier-ignore

describe('the new text of a reply', () => {
  it.each(ATTRIBUTIONS)('ends before: %s', (line) => {
    said(`[[We paid.]]\n\n${line}\n> We dispute this.\n> Acme`);
    said(`[[We paid.]]\n\n${line}\n\nDear Jean,\nyou owe us money.`);
  });

  it.each(HEADS)('ends before the head %#', (head) => said(`[[We paid.]]\n\n${head}\n\nDear Jean, you owe us money.`));

  it.each(CLOSINGS)('ends before: %s', (closing) => {
    said(`[[We paid.]]\n\n${closing}\nJean Dupont\nClient SA\n+33 1 23 45`);
    said(`[[We paid.]]\n${closing} Jean`);
  });

  it('keeps answers between quoted lines', () => {
    said(
      'On 10 March 2026, Acme wrote:\n> F-1001 is overdue.\n[[Paid on 3 March.]]\n> F-1002 is overdue.\n[[The goods were broken.]]\n\nBest regards\nJean',
    );
  });

  it('keeps what is added under the name', () => {
    said('[[We paid.]]\n\nBest regards\nJean\n\n[[PS: F-1002 follows on Monday.]]\n\n-- \nClient SA');
  });

  it('leaves out signatures, telephones and disclaimers', () => {
    said('[[We paid.]]\n\n-- \nJean Dupont\nWe will never pay');
    said('[[We paid.]]\n\nSent from my iPhone');
    said('[[Wir haben bezahlt.]]\n\nVon meinem iPhone gesendet');
    said('[[We paid.]]\n\nThis message and any attachments are confidential. If you are the wrong person, delete it.');
    said('[[Wir haben bezahlt.]]\n\nDiese E-Mail enthält vertrauliche Informationen für die genannte Person.');
    said('[[Nous avons payé.]]\n\nCe message et ses pièces jointes sont confidentiels.');
  });

  it('keeps what only looks like an end', () => {
    said('[[Thank you for your mail.\nWe paid.]]');
    said('[[Regards to Maria, she was very helpful with our invoice.\nWe paid.]]');
    said('[[Von: unserer Seite aus alles klar.\nBetreff unklar.]]');
    said('[[On 10 March 2026 we wrote to you: no answer.\nWe paid.]]');
    said('[[Le 3 mars nous avons payé :\n480 EUR]]');
  });

  it('says nothing where all is quoted, and all where nothing is', () => {
    expect(newTextOf('> all\n> of it').said).toBe('');
    expect(newTextOf('').said).toBe('');
    expect(newTextOf('one\n\n\n\ntwo').said).toBe('one\n\ntwo');
  });

  it('hands back what was quoted and what stands below', () => {
    const mail = 'We paid.\n\nBest regards\nJean\n\nOn 10 March 2026, Acme wrote:\n> You owe us.';
    expect(newTextOf(mail)).toEqual({
      said: 'We paid.',
      quoted: 'On 10 March 2026, Acme wrote:\n> You owe us.',
      below: 'Best regards\nJean',
    });
  });
});
