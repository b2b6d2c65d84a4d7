import type { GroundsWords } from './grounds-words.en';

/** German words of what speaks for handing a claim over. */
export const de: GroundsWords = {
  title: 'Was dafür spricht',
  none: 'Noch nichts: keine Weigerung, kein langes Schweigen, kein gebrochenes Versprechen.',
  refused: 'Er hat am {day} gesagt, dass er nicht zahlt, und seither nichts zugesagt.',
  broken: 'Nicht gehaltene Zusagen: {broken} von {of}, die letzte zum {day}.',
  void: 'Der Ratenplan {plan} ist verfallen; {left} davon wurden nicht bezahlt.',
  contested: 'Er hält an einem Einwand fest, der am {day} mit Gründen beantwortet wurde: {documents}.',
  denied: 'Er hatte am {approved} freigegeben, was er seit dem {day} bestreitet: {documents}.',
  saidPaid: 'Er sagte am {day}, er habe bezahlt; es kam nichts.',
  silence: '{n} Mahnungen seit dem {day} blieben ohne Antwort, und nichts wurde bezahlt.',
  returned: { one: '{n} Nachricht kam zurück.', other: '{n} Nachrichten kamen zurück.' },
};
