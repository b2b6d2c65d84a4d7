import type { RefusedMailWords } from './refused-mail-words.en';

/** Swedish words of why mail does not leave. */
export const sv: RefusedMailWords = {
  keyAtOnce: 'En nyckel för {1} skapades i samma ögonblick.',
  lookAgain: 'Titta igen: nu finns den där.',
  keyGone: 'Nyckeln som signerar e-post från {1} ligger inte i mappen keys i den här installationen.',
  setUpMailbox: 'Ställ först in brevlådan som läses; tills dess skrivs meddelanden till mappen.',
  writePace: 'Skriv meddelanden per minut och samtidigt för varje domän, till exempel gmail.com=20/2,*=600/10.',
};
