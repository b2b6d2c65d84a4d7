/** English words of the first start; the type that the other languages fill. */
export const en = {
  title: 'Welcome to Duly',
  text: 'There is no company yet. Set yours up, or look around in two invented ones first.',
  own: 'Set up my company',
  ownText: 'Everything can be changed later. Nothing leaves by mail until you switch the test mode off.',
  name: 'Name, exactly as registered',
  country: 'Country, two letters',
  currency: 'Currency',
  email: 'E-mail for customers',
  iban: 'IBAN that customers pay to',
  optional: 'optional',
  create: 'Open the company',
  demo: 'Look around first',
  demoText:
    'Two invented companies with two years of invoices and half a year of reminders, disputes and promises. It takes about a minute.',
  demoStart: 'Make the demo companies',
  building: 'The demo companies are being made',
  buildingText: 'You may leave this page; it goes on.',
  day: 'day {done} of {total}',
  failed: 'It did not succeed. The log of the server says why; nothing else was changed.',
  ready: 'Ready. Open the demo',
  reload: 'Show how far it is',
  another: 'Open another company',
};

export type StartWords = typeof en;
