import type { PortalLinkWords } from './portal-link-words.en';

/** Swedish words around the link to a customer's portal. */
export const sv: PortalLinkWords = {
  title: 'Portal för {customer}',
  text: 'Länken öppnar kundens eget konto: vad som är öppet, hur man betalar, lova en dag, invända. Den öppnar en gång, inom {days} dagar; den som har den kan öppna den. Kundens tidigare länkar upphör.',
  none: 'Ingen länk gäller.',
  live: 'En länk har lämnats; den kan öppnas till och med {day}.',
  used: 'Kunden har öppnat länken; den gäller till och med {day}.',
  make: 'Gör en länk',
  revoke: 'Återkalla länken',
  ended: 'Länken öppnar inte längre. Den som var inne är ute.',
  link: 'Länk att kopiera, visas en gång',
};
