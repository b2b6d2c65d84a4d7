import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { refusalText, remedyText } from '../languages/refusal';
import { fill, inLanguage, numberText } from '../languages/said';
import { SMS_WORDS } from '../languages/sms-words';
import type { SmsWords } from '../languages/sms-words.en';
import { SMS_BODY, SMS_FIELDS, smsDraftFrom, type SmsField, type TypedSms, type WrongSms } from '../outbox/sms-gateway';
import { removeGateway, setGateway, testGateway } from '../outbox/sms-setup.actions';
import { gatewayOf, type KeptGateway } from '../outbox/sms.store';
import { see, type Answer } from '../platform/web/answer';
import { settingsPage, settingsPath } from './settings-frame.pages';

/** Settings, Short messages: by which gateway they leave, tried on a telephone of ours. */
export const settingsSmsRoutes: readonly Route[] = [
  { method: 'get', path: '/settings/sms', right: 'administer', visit: (visit) => show(visit) },
  { method: 'post', path: '/settings/sms', right: 'administer', visit: set },
  { method: 'post', path: '/settings/sms/test', right: 'administer', visit: (visit) => orWrong(visit, () => test(visit)) },
  { method: 'post', path: '/settings/sms/remove', right: 'administer', visit: (visit) => orWrong(visit, () => remove(visit)) },
]; // prettier-ignore

const words = (visit: Visit): SmsWords => inLanguage(SMS_WORDS, visit.language);
const tell = (visit: Visit, text: string): Answer => {
  visit.asked.session.tell({ text });
  return see(settingsPath(visit, 'sms'));
};

interface Sent {
  readonly typed?: TypedSms;
  readonly wrong?: WrongSms;
  /** Why nothing was done. */
  readonly said?: string;
}

async function orWrong(visit: Visit, act: () => Promise<Answer>, typed?: TypedSms): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return show(visit, { said, ...(typed && { typed }) });
  }
}

async function show(visit: Visit, sent: Sent = {}): Promise<Answer> {
  const { read } = visit.work.db;
  const kept = await gatewayOf(read, visit.company.id);
  const { testMode } = await settingsOf(read, visit.company.id);
  const { wrong = {}, said = '' } = sent;
  const typed = sent.typed ?? (kept === undefined ? {} : typedOf(kept));
  const action = settingsPath(visit, 'sms');
  const blanks = {
    ...{ s: words(visit), said, action, facts: kept === undefined ? null : factsOf(visit, kept, testMode) },
    ...{ test: visit.at.under('/settings/sms/test'), remove: visit.at.under('/settings/sms/remove') },
    fields: fieldsOf(words(visit), typed, wrong),
    open: kept === undefined || sent.typed !== undefined,
    title_of_form: kept === undefined ? words(visit).add : words(visit).change,
  };
  return settingsPage(visit, 'sms', 'pages/desk/settings-sms', { blanks, wrong: said !== '' || sent.typed !== undefined }); // prettier-ignore
}

function factsOf(
  visit: Visit,
  { sender, settings, perMinute, secret, pausedAt, trouble }: KeptGateway,
  testMode: boolean,
): unknown[] {
  const w = words(visit);
  const fact = (label: string, text: string, wait = false) => ({ label, text, wait });
  return [
    pausedAt === null
      ? fact(w.fact.state, testMode ? w.state.test : w.state.good, testMode)
      : fact(w.fact.state, fill(w.state.paused, { answer: trouble ?? '' }), true),
    fact(w.fact.sender, sender),
    fact(w.fact.url, settings.url),
    fact(w.fact.pace, numberText(perMinute, visit.locale)),
    fact(w.fact.secret, secret === null ? w.noSecret : w.kept),
    fact(w.fact.status, settings.statusUrl === null ? w.notAsked : w.asked),
  ];
}

const typedOf = ({ sender, perMinute, settings: s }: KeptGateway): TypedSms => ({
  ...{ sender, url: s.url, method: s.method, form: s.form, body: s.body, authHeader: s.authHeader ?? '' },
  ...{ refPath: s.refPath, statusUrl: s.statusUrl ?? '', statusPath: s.statusPath, perMinute: String(perMinute) },
  ...{ deliveredWords: s.deliveredWords.join(', '), failedWords: s.failedWords.join(', ') },
});

const HINTS: Readonly<Partial<Record<SmsField, keyof SmsWords['hint']>>> = {
  ...{ sender: 'sender', url: 'url', body: 'body', authHeader: 'authHeader', secret: 'secret', refPath: 'refPath' },
  ...{ statusUrl: 'statusUrl', deliveredWords: 'words', failedWords: 'words' },
};
const FIRST: TypedSms = { body: SMS_BODY, perMinute: '60', method: 'POST', form: 'json' };

function fieldsOf(w: SmsWords, typed: TypedSms, wrong: WrongSms): unknown[] {
  const options = (name: SmsField, all: readonly (readonly [string, string])[]) =>
    all.map(([value, label]) => ({ value, label, chosen: (typed[name] ?? FIRST[name]) === value }));
  return SMS_FIELDS.map((name) => ({
    ...{ name, label: w.field[name], hint: HINTS[name] === undefined ? '' : w.hint[HINTS[name]] },
    value: name === 'secret' ? '' : (typed[name] ?? FIRST[name] ?? ''),
    wrong: wrong[name] === undefined ? '' : w.wrong[wrong[name]],
    type: name === 'secret' ? 'password' : 'text',
    long: name === 'body',
    options:
      name === 'method' ? options(name, [['POST', 'POST'], ['PUT', 'PUT']])
      : name === 'form' ? options(name, [['json', w.form.json], ['form', w.form.form]])
      : null,
  })); // prettier-ignore
}

async function set(visit: Visit): Promise<Answer> {
  const typed: TypedSms = Object.fromEntries(SMS_FIELDS.map((field) => [field, visit.asked.form.get(field) ?? '']));
  const made = smsDraftFrom(typed);
  if ('wrong' in made) return show(visit, { typed, wrong: made.wrong });
  const act = async (): Promise<Answer> => {
    await setGateway(visit.work, visit.company, made.draft);
    return tell(visit, words(visit).done);
  };
  return orWrong(visit, act, typed);
}

async function test(visit: Visit): Promise<Answer> {
  const answer = await testGateway(visit.work, visit.company, (visit.asked.form.get('to') ?? '').trim().slice(0, 40));
  const said = 'answer' in answer ? answer.answer.slice(0, 300) : '';
  return tell(visit, fill(words(visit).tested[answer.outcome], { answer: refusalText(said, visit) }));
}

async function remove(visit: Visit): Promise<Answer> {
  await removeGateway(visit.work, visit.company);
  return tell(visit, words(visit).removed);
}
